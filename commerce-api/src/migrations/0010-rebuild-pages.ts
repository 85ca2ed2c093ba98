import type { Migration } from './migration.ts';

/** A request may name pages to render again, whatever the catalog says of them. */
export const rebuildPages: Migration = {
  name: '0010-rebuild-pages',
  statements: ({ text }) => [`ALTER TABLE publish_requests ADD COLUMN paths_json ${text} NULL`],
};
