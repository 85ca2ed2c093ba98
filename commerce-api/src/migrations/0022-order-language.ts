import type { Migration } from './migration.ts';

/** Mail about an order is in the language in which it was ordered; none is known of those from before. */
export const orderLanguage: Migration = {
  name: '0022-order-language',
  statements: () => ['ALTER TABLE orders ADD COLUMN language VARCHAR(8) NULL'],
};
