import type { Migration } from './migration.ts';

/** A shop that has set nothing up yet delivers everywhere for free, lets orders be picked up, and adds no tax. */
const DEFAULT_TAX = { pricesIncludeTax: true, defaultRate: 0, rates: {}, shippingTaxed: true };

const DEFAULT_PAYMENT = {
  bankTransfer: {
    active: true,
    instructions:
      'We tell you where to transfer the total. Give the order number as the reference; your pieces leave when the ' +
      'money has come in.',
  },
  cashOnDelivery: {
    active: true,
    instructions: 'Please have the total ready when the parcel arrives.',
    countries: [],
    limit: null,
  },
  inStore: {
    active: true,
    instructions: 'We keep your pieces for you. Pay when you pick them up, and bring the order number.',
  },
};

const quoted = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'`;

/** Shipping methods, tax, promotion codes and ways to pay; orders keep what they were charged by. */
export const pricing: Migration = {
  name: '0006-pricing',
  statements: ({ text }) => [
    `CREATE TABLE shipping_methods (
       id VARCHAR(40) NOT NULL PRIMARY KEY,
       kind VARCHAR(20) NOT NULL,
       name VARCHAR(100) NOT NULL,
       description VARCHAR(300) NOT NULL,
       price BIGINT NOT NULL,
       free_over BIGINT NULL,
       countries_json ${text} NOT NULL,
       active INTEGER NOT NULL,
       position INTEGER NOT NULL,
       version INTEGER NOT NULL,
       CONSTRAINT shipping_methods_price CHECK (price >= 0)
     )`,
    `INSERT INTO shipping_methods
       (id, kind, name, description, price, free_over, countries_json, active, position, version)
     VALUES ('standard', 'flat', 'Standard delivery', '', 0, NULL, '[]', 1, 0, 1),
       ('pick-up', 'pick_up', 'Pick up in the shop', '', 0, NULL, '[]', 1, 100, 1)`,
    `CREATE TABLE store_settings (
       name VARCHAR(40) NOT NULL PRIMARY KEY,
       value_json ${text} NOT NULL,
       version INTEGER NOT NULL
     )`,
    `INSERT INTO store_settings (name, value_json, version)
     VALUES ('tax', ${quoted(DEFAULT_TAX)}, 1), ('payment', ${quoted(DEFAULT_PAYMENT)}, 1)`,
    `CREATE TABLE promotions (
       id CHAR(26) NOT NULL PRIMARY KEY,
       code VARCHAR(40) NOT NULL,
       kind VARCHAR(20) NOT NULL,
       value BIGINT NOT NULL,
       active INTEGER NOT NULL,
       minimum_subtotal BIGINT NOT NULL,
       starts_at BIGINT NULL,
       ends_at BIGINT NULL,
       usage_limit INTEGER NULL,
       used INTEGER NOT NULL,
       version INTEGER NOT NULL,
       CONSTRAINT promotions_code UNIQUE (code),
       CONSTRAINT promotions_used CHECK (used >= 0)
     )`,
    "ALTER TABLE bags ADD COLUMN gift_note VARCHAR(500) NOT NULL DEFAULT ''",
    'CREATE INDEX bags_updated ON bags (updated_at)',
    'CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at)',
    'ALTER TABLE orders ADD COLUMN discount BIGINT NOT NULL DEFAULT 0',
    'ALTER TABLE orders ADD COLUMN tax BIGINT NOT NULL DEFAULT 0',
    'ALTER TABLE orders ADD COLUMN tax_included INTEGER NOT NULL DEFAULT 1',
    'ALTER TABLE orders ADD COLUMN tax_rate INTEGER NOT NULL DEFAULT 0',
    `ALTER TABLE orders ADD COLUMN shipping_method_json ${text} NULL`,
    'ALTER TABLE orders ADD COLUMN promotion_id CHAR(26) NULL',
    'ALTER TABLE orders ADD COLUMN promotion_code VARCHAR(40) NULL',
    `ALTER TABLE orders ADD COLUMN payment_step_json ${text} NULL`,
    "ALTER TABLE orders ADD COLUMN gift_note VARCHAR(500) NOT NULL DEFAULT ''",
    'ALTER TABLE order_lines ADD COLUMN discount BIGINT NOT NULL DEFAULT 0',
    'ALTER TABLE order_lines ADD COLUMN tax BIGINT NOT NULL DEFAULT 0',
  ],
};
