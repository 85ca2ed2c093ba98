import type { Migration } from './migration.ts';

/** Finds the orders of a variant, for its history. */
export const variantOrders: Migration = {
  name: '0017-variant-orders',
  statements: () => ['CREATE INDEX order_lines_variant ON order_lines (variant_id, order_id)'],
};
