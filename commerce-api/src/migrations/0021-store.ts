import type { Migration } from './migration.ts';

/**
 * What a merchant says of the shop as a whole, in one row; the environment gives the first values. The currency has a
 * column of its own, for bag and availability read it with what they show. `announcement_ends_at` is in the document too: it
 * says when the announcement has to be taken down. A product with `archived_at` is put away: in no list and not in the shop.
 */
export const store: Migration = {
  name: '0021-store',
  statements: ({ text, quoted }, first) => [
    `CREATE TABLE store (
       id INTEGER NOT NULL PRIMARY KEY,
       currency CHAR(3) NOT NULL,
       value_json ${text} NOT NULL,
       announcement_ends_at BIGINT NULL,
       version INTEGER NOT NULL,
       CONSTRAINT store_one_row CHECK (id = 1)
     )`,
    'ALTER TABLE products ADD COLUMN archived_at BIGINT NULL',
    `INSERT INTO store (id, currency, value_json, announcement_ends_at, version)
     VALUES (1, ${quoted(first.currency)}, ${quoted(JSON.stringify(first))}, NULL, 1)`,
  ],
};
