import type { Migration } from './migration.ts';

/**
 * Times are BIGINT milliseconds since 1970 UTC, money is BIGINT minor units, documents are JSON text: all three read
 * the same on SQLite, MySQL and MariaDB. Ids are ULIDs, so their order is the order of creation.
 */
export const shop: Migration = {
  name: '0001-shop',
  statements: ({ text }) => [
    `CREATE TABLE categories (
       slug VARCHAR(100) NOT NULL PRIMARY KEY,
       title VARCHAR(100) NOT NULL,
       description VARCHAR(2000) NOT NULL,
       position INTEGER NOT NULL
     )`,
    `CREATE TABLE products (
       id CHAR(26) NOT NULL PRIMARY KEY,
       slug VARCHAR(100) NOT NULL,
       live_slug VARCHAR(100) NULL,
       live_title VARCHAR(200) NULL,
       live_image_json ${text} NULL,
       title VARCHAR(200) NOT NULL,
       category_slug VARCHAR(100) NULL,
       draft_json ${text} NOT NULL,
       version INTEGER NOT NULL,
       live_version INTEGER NULL,
       live_revision_id CHAR(26) NULL,
       published_at BIGINT NULL,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL,
       CONSTRAINT products_slug UNIQUE (slug),
       CONSTRAINT products_live_slug UNIQUE (live_slug)
     )`,
    'CREATE INDEX products_category ON products (category_slug, id)',
    `CREATE TABLE product_revisions (
       id CHAR(26) NOT NULL PRIMARY KEY,
       product_id CHAR(26) NOT NULL,
       version INTEGER NOT NULL,
       document_json ${text} NOT NULL,
       actor VARCHAR(128) NOT NULL,
       created_at BIGINT NOT NULL
     )`,
    'CREATE INDEX product_revisions_product ON product_revisions (product_id, id)',
    `CREATE TABLE product_redirects (
       slug VARCHAR(100) NOT NULL PRIMARY KEY,
       product_id CHAR(26) NOT NULL
     )`,
    `CREATE TABLE variants (
       id VARCHAR(40) NOT NULL PRIMARY KEY,
       product_id CHAR(26) NOT NULL,
       position INTEGER NOT NULL,
       sku VARCHAR(100) NOT NULL,
       title VARCHAR(320) NOT NULL,
       price BIGINT NOT NULL,
       compare_at_price BIGINT NULL,
       live INTEGER NOT NULL,
       CONSTRAINT variants_price CHECK (price >= 0)
     )`,
    'CREATE INDEX variants_product ON variants (product_id, position)',
    `CREATE TABLE stock_levels (
       variant_id VARCHAR(40) NOT NULL PRIMARY KEY,
       product_id CHAR(26) NOT NULL,
       stock INTEGER NOT NULL,
       updated_at BIGINT NOT NULL,
       CONSTRAINT stock_levels_stock CHECK (stock >= 0)
     )`,
    'CREATE INDEX stock_levels_product ON stock_levels (product_id)',
    `CREATE TABLE bags (
       id VARCHAR(64) NOT NULL PRIMARY KEY,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL
     )`,
    `CREATE TABLE bag_lines (
       id CHAR(26) NOT NULL PRIMARY KEY,
       bag_id VARCHAR(64) NOT NULL,
       variant_id VARCHAR(40) NOT NULL,
       quantity INTEGER NOT NULL,
       CONSTRAINT bag_lines_variant UNIQUE (bag_id, variant_id),
       CONSTRAINT bag_lines_bag FOREIGN KEY (bag_id) REFERENCES bags (id) ON DELETE CASCADE,
       CONSTRAINT bag_lines_quantity CHECK (quantity > 0)
     )`,
    `CREATE TABLE orders (
       id CHAR(26) NOT NULL PRIMARY KEY,
       number VARCHAR(20) NOT NULL,
       customer_id VARCHAR(128) NULL,
       email VARCHAR(254) NOT NULL,
       phone VARCHAR(40) NOT NULL,
       status VARCHAR(20) NOT NULL,
       currency CHAR(3) NOT NULL,
       subtotal BIGINT NOT NULL,
       shipping BIGINT NOT NULL,
       total BIGINT NOT NULL,
       shipping_address_json ${text} NOT NULL,
       payment_method VARCHAR(30) NOT NULL,
       note VARCHAR(1000) NOT NULL,
       placed_at BIGINT NOT NULL,
       CONSTRAINT orders_number UNIQUE (number)
     )`,
    'CREATE INDEX orders_customer ON orders (customer_id, id)',
    `CREATE TABLE order_lines (
       id CHAR(26) NOT NULL PRIMARY KEY,
       order_id CHAR(26) NOT NULL,
       position INTEGER NOT NULL,
       variant_id VARCHAR(40) NOT NULL,
       sku VARCHAR(100) NOT NULL,
       product_slug VARCHAR(100) NOT NULL,
       product_title VARCHAR(200) NOT NULL,
       variant_title VARCHAR(320) NOT NULL,
       quantity INTEGER NOT NULL,
       unit_price BIGINT NOT NULL,
       CONSTRAINT order_lines_order FOREIGN KEY (order_id) REFERENCES orders (id)
     )`,
    'CREATE INDEX order_lines_order ON order_lines (order_id, position)',
    `CREATE TABLE order_events (
       id CHAR(26) NOT NULL PRIMARY KEY,
       order_id CHAR(26) NOT NULL,
       status VARCHAR(20) NOT NULL,
       actor VARCHAR(128) NOT NULL,
       created_at BIGINT NOT NULL,
       CONSTRAINT order_events_order FOREIGN KEY (order_id) REFERENCES orders (id)
     )`,
    'CREATE INDEX order_events_order ON order_events (order_id, id)',
    `CREATE TABLE idempotency_keys (
       scope VARCHAR(80) NOT NULL,
       idempotency_key VARCHAR(255) NOT NULL,
       request_hash CHAR(64) NOT NULL,
       status INTEGER NULL,
       body_json ${text} NULL,
       created_at BIGINT NOT NULL,
       PRIMARY KEY (scope, idempotency_key)
     )`,
    `CREATE TABLE uploads (
       id CHAR(26) NOT NULL PRIMARY KEY,
       object_key VARCHAR(200) NOT NULL,
       file_name VARCHAR(255) NOT NULL,
       content_type VARCHAR(60) NOT NULL,
       bytes BIGINT NOT NULL,
       state VARCHAR(20) NOT NULL,
       image_json ${text} NULL,
       actor VARCHAR(128) NOT NULL,
       created_at BIGINT NOT NULL
     )`,
    `CREATE TABLE publish_requests (
       id CHAR(26) NOT NULL PRIMARY KEY,
       state VARCHAR(20) NOT NULL,
       cause_json ${text} NOT NULL,
       product_ids_json ${text} NULL,
       release_id VARCHAR(40) NULL,
       attempts INTEGER NOT NULL,
       error VARCHAR(2000) NULL,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL
     )`,
    'CREATE INDEX publish_requests_state ON publish_requests (state, id)',
    `CREATE TABLE releases (
       id VARCHAR(40) NOT NULL PRIMARY KEY,
       base_id VARCHAR(40) NOT NULL,
       fence BIGINT NOT NULL,
       receipt_json ${text} NOT NULL,
       created_at BIGINT NOT NULL
     )`,
    `CREATE TABLE publisher_lease (
       id INTEGER NOT NULL PRIMARY KEY,
       owner VARCHAR(128) NOT NULL,
       fence BIGINT NOT NULL,
       expires_at BIGINT NOT NULL
     )`,
    "INSERT INTO publisher_lease (id, owner, fence, expires_at) VALUES (1, '', 0, 0)",
    `CREATE TABLE audit_entries (
       id CHAR(26) NOT NULL PRIMARY KEY,
       actor VARCHAR(128) NOT NULL,
       action VARCHAR(60) NOT NULL,
       subject VARCHAR(128) NOT NULL,
       before_json ${text} NULL,
       after_json ${text} NULL,
       created_at BIGINT NOT NULL
     )`,
    'CREATE INDEX audit_entries_subject ON audit_entries (subject, id)',
  ],
};
