import type { Migration } from './migration.ts';

/** What has been cropped of a picture around a point of focus, so that it goes when the picture goes. */
export const pictureCrops: Migration = {
  name: '0019-picture-crops',
  statements: () => [
    `CREATE TABLE picture_crops (
       image_key VARCHAR(64) NOT NULL,
       path VARCHAR(100) NOT NULL,
       PRIMARY KEY (image_key, path)
     )`,
  ],
};
