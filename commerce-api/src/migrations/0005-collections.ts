import type { Migration } from './migration.ts';

/** Collections stand beside categories; which ones a product is in is part of its document. */
export const collections: Migration = {
  name: '0005-collections',
  statements: () => [
    `CREATE TABLE collections (
       slug VARCHAR(100) NOT NULL PRIMARY KEY,
       title VARCHAR(100) NOT NULL,
       description VARCHAR(2000) NOT NULL,
       position INTEGER NOT NULL
     )`,
  ],
};
