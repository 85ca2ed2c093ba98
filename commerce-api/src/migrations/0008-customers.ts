import type { Migration } from './migration.ts';

/**
 * What the shop itself keeps of a customer; who they are stays with Cognito. A deleted customer's row stays, blank: it
 * says that the Cognito account must go too, until that is done. `bag_merges` has a guest bag at most once.
 */
export const customers: Migration = {
  name: '0008-customers',
  statements: ({ text }) => [
    `CREATE TABLE customers (
       id VARCHAR(128) NOT NULL PRIMARY KEY,
       name VARCHAR(120) NOT NULL,
       phone VARCHAR(40) NOT NULL,
       locale VARCHAR(35) NOT NULL,
       marketing_consent INTEGER NOT NULL,
       default_address_id CHAR(26) NULL,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL,
       deleted_at BIGINT NULL,
       identity_deleted_at BIGINT NULL
     )`,
    'CREATE INDEX customers_deleted ON customers (identity_deleted_at, deleted_at)',
    `CREATE TABLE customer_addresses (
       id CHAR(26) NOT NULL PRIMARY KEY,
       customer_id VARCHAR(128) NOT NULL,
       address_json ${text} NOT NULL,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL,
       CONSTRAINT customer_addresses_customer FOREIGN KEY (customer_id) REFERENCES customers (id)
     )`,
    'CREATE INDEX customer_addresses_customer_id ON customer_addresses (customer_id, id)',
    `CREATE TABLE customer_bags (
       customer_id VARCHAR(128) NOT NULL PRIMARY KEY,
       bag_id VARCHAR(64) NOT NULL,
       CONSTRAINT customer_bags_bag UNIQUE (bag_id)
     )`,
    `CREATE TABLE bag_merges (
       guest_bag_id VARCHAR(64) NOT NULL PRIMARY KEY,
       customer_id VARCHAR(128) NOT NULL,
       merged_at BIGINT NOT NULL
     )`,
    `CREATE TABLE session_cutoffs (
       customer_id VARCHAR(128) NOT NULL PRIMARY KEY,
       valid_from BIGINT NOT NULL
     )`,
    'CREATE INDEX audit_entries_actor ON audit_entries (actor, id)',
  ],
};
