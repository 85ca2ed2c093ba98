import type { Migration } from './migration.ts';

/**
 * Imports and bulk edits are jobs that any API process carries out, a batch of products in each transaction: whoever
 * dies is followed by another, who goes on after the last batch. `pictures` has what is in the media bucket, so that
 * pictures nobody uses can be found, `published` once a revision has shown it; `source_pictures` what has come from which web address.
 */
export const imports: Migration = {
  name: '0018-imports',
  statements: ({ text }) => [
    `CREATE TABLE import_jobs (
       id CHAR(26) NOT NULL PRIMARY KEY,
       state VARCHAR(20) NOT NULL,
       file_name VARCHAR(255) NOT NULL,
       object_key VARCHAR(200) NOT NULL,
       sha256 CHAR(64) NULL,
       overwrite_stock INTEGER NOT NULL,
       mapping_json ${text} NULL,
       header_json ${text} NULL,
       total INTEGER NULL,
       done INTEGER NOT NULL,
       counts_json ${text} NULL,
       findings_json ${text} NULL,
       error ${text} NULL,
       publish_request_id CHAR(26) NULL,
       actor VARCHAR(128) NOT NULL,
       lease_owner CHAR(26) NULL,
       lease_until BIGINT NOT NULL,
       attempts INTEGER NOT NULL,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL
     )`,
    'CREATE INDEX import_jobs_state ON import_jobs (state, lease_until)',
    `CREATE TABLE bulk_edits (
       id CHAR(26) NOT NULL PRIMARY KEY,
       state VARCHAR(20) NOT NULL,
       change_json ${text} NOT NULL,
       error ${text} NULL,
       publish_request_id CHAR(26) NULL,
       undo_request_id CHAR(26) NULL,
       actor VARCHAR(128) NOT NULL,
       lease_owner CHAR(26) NULL,
       lease_until BIGINT NOT NULL,
       attempts INTEGER NOT NULL,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL
     )`,
    'CREATE INDEX bulk_edits_state ON bulk_edits (state, lease_until)',
    `CREATE TABLE bulk_edit_items (
       bulk_edit_id CHAR(26) NOT NULL,
       product_id CHAR(26) NOT NULL,
       state VARCHAR(20) NOT NULL,
       title VARCHAR(200) NOT NULL,
       version INTEGER NOT NULL,
       before_json ${text} NOT NULL,
       after_json ${text} NOT NULL,
       note ${text} NULL,
       PRIMARY KEY (bulk_edit_id, product_id)
     )`,
    `CREATE TABLE pictures (
       image_key VARCHAR(64) NOT NULL PRIMARY KEY,
       image_json ${text} NOT NULL,
       stored_at BIGINT NOT NULL,
       published INTEGER NOT NULL,
       unused_since BIGINT NULL
     )`,
    'CREATE INDEX pictures_stored ON pictures (stored_at)',
    `CREATE TABLE source_pictures (
       address_hash CHAR(64) NOT NULL PRIMARY KEY,
       image_key VARCHAR(64) NOT NULL,
       stored_at BIGINT NOT NULL
     )`,
    'CREATE INDEX source_pictures_key ON source_pictures (image_key)',
    'CREATE INDEX uploads_file_name ON uploads (file_name)',
  ],
};
