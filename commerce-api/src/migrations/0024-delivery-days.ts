import type { Migration } from './migration.ts';

/** Working days from an order until it arrives, as a shop tells them; none are known of the methods that there are. */
export const deliveryDays: Migration = {
  name: '0024-delivery-days',
  statements: () => [
    'ALTER TABLE shipping_methods ADD COLUMN min_days INTEGER NULL',
    'ALTER TABLE shipping_methods ADD COLUMN max_days INTEGER NULL',
  ],
};
