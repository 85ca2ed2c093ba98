import type { Migration } from './migration.ts';

/** Steps of an order with who, why and how to follow the parcel; notes of the desk; and mail that waits to go out. */
export const orderLifecycle: Migration = {
  name: '0007-order-lifecycle',
  statements: ({ text }) => [
    'ALTER TABLE orders ADD COLUMN paid_at BIGINT NULL',
    'CREATE INDEX orders_status ON orders (status, id)',
    'ALTER TABLE order_events ADD COLUMN from_status VARCHAR(20) NULL',
    "ALTER TABLE order_events ADD COLUMN note VARCHAR(1000) NOT NULL DEFAULT ''",
    "ALTER TABLE order_events ADD COLUMN carrier VARCHAR(60) NOT NULL DEFAULT ''",
    "ALTER TABLE order_events ADD COLUMN tracking_number VARCHAR(100) NOT NULL DEFAULT ''",
    `CREATE TABLE order_notes (
       id CHAR(26) NOT NULL PRIMARY KEY,
       order_id CHAR(26) NOT NULL,
       actor VARCHAR(128) NOT NULL,
       note VARCHAR(2000) NOT NULL,
       created_at BIGINT NOT NULL,
       CONSTRAINT order_notes_order FOREIGN KEY (order_id) REFERENCES orders (id)
     )`,
    'CREATE INDEX order_notes_order ON order_notes (order_id, id)',
    `CREATE TABLE mails (
       id CHAR(26) NOT NULL PRIMARY KEY,
       kind VARCHAR(40) NOT NULL,
       order_number VARCHAR(20) NOT NULL,
       recipient VARCHAR(254) NOT NULL,
       subject VARCHAR(200) NOT NULL,
       text_body ${text} NOT NULL,
       html_body ${text} NOT NULL,
       state VARCHAR(20) NOT NULL,
       attempts INTEGER NOT NULL,
       next_attempt_at BIGINT NOT NULL,
       error VARCHAR(2000) NULL,
       provider_id VARCHAR(200) NULL,
       created_at BIGINT NOT NULL,
       sent_at BIGINT NULL
     )`,
    'CREATE INDEX mails_due ON mails (state, next_attempt_at)',
    'CREATE INDEX mails_order ON mails (order_number, id)',
  ],
};
