import type { Migration } from './migration.ts';

/**
 * What each release showed of the products that it took in: a revision, or none once it is off the shop. The newest
 * row of a product up to a release says what that release shows of it.
 */
export const releaseContents: Migration = {
  name: '0003-release-contents',
  statements: () => [
    `CREATE TABLE release_products (
       product_id CHAR(26) NOT NULL,
       release_id VARCHAR(40) NOT NULL,
       revision_id CHAR(26) NULL,
       PRIMARY KEY (product_id, release_id)
     )`,
    'CREATE INDEX release_products_release ON release_products (release_id)',
  ],
};
