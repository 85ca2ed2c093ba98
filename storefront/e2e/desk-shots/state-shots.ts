import { answered, type DeskShot, failed, loading } from './desk-shot.ts';

const ID = '01KJ4T8W1R3S5T7V9X0Y2Z4A6B';

/** What a screen asks for, and where it is. */
const SCREENS: Record<string, [path: string, hash: string]> = {
  stock: ['**/api/admin/inventory*', '#/stock'],
  'stock-history': ['**/api/admin/inventory/**', `#/stock/${ID}`],
  listings: ['**/api/admin/collections*', '#/listings'],
  category: ['**/api/admin/categories*', '#/listings/category/rings'],
  promotions: ['**/api/admin/promotions*', '#/promotions'],
  settings: ['**/api/admin/shipping-methods*', '#/settings'],
  tax: ['**/api/admin/settings/tax', '#/settings/tax'],
  payment: ['**/api/admin/settings/payment', '#/settings/payment'],
  people: ['**/api/admin/people', '#/people'],
  activity: ['**/api/admin/audit*', '#/activity'],
  'all-releases': ['**/api/admin/releases*', '#/releases'],
  'one-release': ['**/api/admin/releases/**', `#/releases/${ID}`],
  'one-product': ['**/api/admin/products/**', `#/products/${ID}`],
  'one-order': ['**/api/admin/orders/**', '#/orders/L-AAAA-AAAA'],
  'all-imports': ['**/api/admin/imports', '#/imports'],
  'one-import': ['**/api/admin/imports/**', `#/imports/${ID}`],
  'one-bulk-edit': ['**/api/admin/bulk-edits/**', `#/bulk-edits/${ID}`],
};

const waiting = Object.entries(SCREENS).map(([name, screen]) => [`${name}-loading`, loading(...screen)]);
const broken = Object.entries(SCREENS).map(([name, screen]) => [`${name}-failed`, failed(...screen)]);

const VARIANT = {
  variantId: ID,
  productId: ID,
  productTitle: 'Moon Ring',
  variantTitle: 'Gold',
  sku: '',
  stock: 0,
};

/** Screens while what they show is loaded, when it cannot be had, and when there is none of it yet. */
export const stateShots: Record<string, DeskShot> = {
  ...Object.fromEntries([...waiting, ...broken]),
  'opening-failed': failed('**/api/admin/settings/store', '#/'),
  'listings-none': answered(
    '**/api/admin/c{ategories,ollections}*',
    { categories: [], collections: [] },
    '#/listings',
    'yet',
  ),
  'stock-history-none': answered(
    '**/api/admin/inventory/**',
    { variant: VARIANT, movements: [] },
    `#/stock/${ID}`,
    'Moon Ring',
  ),
  'settings-none': answered(
    '**/api/admin/shipping-methods*',
    { shippingMethods: [] },
    '#/settings',
    'Shipping',
  ),
};
