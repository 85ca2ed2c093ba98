import type { AuditEntry } from '@lapidary/shared/audit/audit-entry';
import type { AdminRoute } from '../admin-routes.ts';

/** Areas of the audit log, as the API names them; `desk` is all of them but the last two. */
export const AREAS: readonly (readonly [area: string, words: string])[] = [
  ['desk', 'At the desk'],
  ['', 'Everything'],
  ['product', 'Products'],
  ['category', 'Categories'],
  ['collection', 'Collections'],
  ['inventory', 'Stock'],
  ['order', 'Orders'],
  ['promotion', 'Promotions'],
  ['shipping_method', 'Shipping'],
  ['settings', 'Settings'],
  ['media', 'Pictures'],
  ['person', 'People'],
  ['release', 'Releases'],
  ['session', 'Sign-ins'],
  ['account', 'Accounts of shoppers'],
];

const ACTIONS: Record<string, string> = {
  'product.create': 'Made a product',
  'product.save': 'Saved a product',
  'product.delete': 'Deleted a product',
  'product.publish': 'Published a product',
  'product.unpublish': 'Took a product off the shop',
  'product.schedule': 'Scheduled a product',
  'product.schedule_cancel': 'Cancelled a schedule',
  'product.preview': 'Made a preview',
  'product.import': 'Imported a product',
  'product.rollback': 'Rolled a product back',
  'product.archive': 'Archived a product',
  'product.restore': 'Brought a product back',
  'category.save': 'Saved a category',
  'category.delete': 'Deleted a category',
  'collection.save': 'Saved a collection',
  'collection.delete': 'Deleted a collection',
  'import.cancel': 'Cancelled an import',
  'inventory.set': 'Set a stock',
  'order.note': 'Wrote a note on an order',
  'order.paid': 'Marked an order as paid',
  'order.packed': 'Marked an order as packed',
  'order.shipped': 'Marked an order as shipped',
  'order.delivered': 'Marked an order as delivered',
  'order.cancelled': 'Cancelled an order',
  'order.refunded': 'Refunded an order',
  'promotion.create': 'Made a promotion',
  'promotion.change': 'Saved a promotion',
  'promotion.delete': 'Deleted a promotion',
  'shipping_method.create': 'Made a shipping method',
  'shipping_method.change': 'Saved a shipping method',
  'shipping_method.delete': 'Deleted a shipping method',
  'settings.change': 'Saved settings',
  'media.upload': 'Added a picture',
  'person.invite': 'Invited a merchant',
  'person.invite_failed': 'Could not finish inviting a merchant',
  'person.change': 'Changed a merchant',
  'person.change_failed': 'Could not finish changing a merchant',
  'person.second_factor_reset': 'Reset a second factor',
  'person.second_factor_reset_failed': 'Could not finish resetting a second factor',
  'release.rollback': 'Rolled the shop back',
  'session.start': 'Signed in',
  'session.end': 'Signed out',
  'session.end_everywhere': 'Signed out everywhere',
};

/** "product.publish" → "Published a product"; one that has no words is shown as it is called. */
export const actionWords = (action: string): string => ACTIONS[action] ?? action;

/** Where what it was done to can be seen at the desk; null when it cannot. */
export function routeOf({ action, entity }: Pick<AuditEntry, 'action' | 'entity'>): AdminRoute | null {
  switch (action.split('.')[0]) {
    case 'product':
      return action === 'product.delete' ? null : { screen: 'product', id: entity };
    case 'order':
      return { screen: 'order', number: entity };
    case 'inventory':
      return { screen: 'stock_history', variantId: entity };
    case 'category':
      return action === 'category.delete' ? null : { screen: 'listing', kind: 'category', slug: entity };
    case 'collection':
      return action === 'collection.delete' ? null : { screen: 'listing', kind: 'collection', slug: entity };
    case 'promotion':
      return action === 'promotion.delete' ? null : { screen: 'promotion', id: entity };
    case 'shipping_method':
      return action === 'shipping_method.delete' ? null : { screen: 'shipping_method', id: entity };
    case 'person':
      return { screen: 'people' };
    case 'settings':
      return entity === 'store' || entity === 'tax' || entity === 'payment' ? { screen: entity } : null;
    default:
      return null;
  }
}

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** What it was done to, by the name that the entry has of it, else by its address, number or id. */
export function entityWords({
  before,
  after,
  entity,
}: Pick<AuditEntry, 'before' | 'after' | 'entity'>): string {
  for (const state of [after, before]) {
    if (state === null || typeof state !== 'object') continue;
    const { title, name, code } = state as Record<string, unknown>;
    const called = [title, name, code].find((each) => typeof each === 'string' && each !== '');
    if (called) return called as string;
  }
  return ULID.test(entity) ? 'see it' : entity;
}
