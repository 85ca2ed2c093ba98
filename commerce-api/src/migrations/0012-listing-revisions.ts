import type { Migration } from './migration.ts';

/** Categories and collections as releases have shown them, so that rolling back brings them back too. */
export const listingRevisions: Migration = {
  name: '0012-listing-revisions',
  statements: ({ text }) => [
    `CREATE TABLE listing_revisions (
       id CHAR(32) NOT NULL PRIMARY KEY,
       listings_json ${text} NOT NULL,
       created_at BIGINT NOT NULL
     )`,
    'ALTER TABLE releases ADD COLUMN listings_id CHAR(32) NULL',
  ],
};
