import { describe, expect, it } from 'vitest';
import { actionWords, entityWords, routeOf } from './activity-words.ts';

describe('an entry of the audit log', () => {
  it('is said in words, or as it is called', () => {
    expect(actionWords('product.publish')).toBe('Published a product');
    expect(actionWords('vault.open')).toBe('vault.open');
  });

  it('leads to what it was done to while that is there', () => {
    expect(routeOf({ action: 'product.save', entity: 'p' })).toEqual({ screen: 'product', id: 'p' });
    expect(routeOf({ action: 'product.delete', entity: 'p' })).toBeNull();
    expect(routeOf({ action: 'settings.change', entity: 'tax' })).toEqual({ screen: 'tax' });
    expect(routeOf({ action: 'vault.open', entity: 'v' })).toBeNull();
  });

  it('names it as the entry knows it', () => {
    expect(entityWords({ before: { title: 'Old' }, after: { title: 'New' }, entity: 'p' })).toBe('New');
    expect(entityWords({ before: { code: 'TEN' }, after: null, entity: 'p' })).toBe('TEN');
    expect(entityWords({ before: null, after: { status: 'paid' }, entity: 'L-7KQ2-M9XD' })).toBe(
      'L-7KQ2-M9XD',
    );
    const variant = '01KJ4T9Z6N8Q2V5X7B3M1C0D4F';
    expect(entityWords({ before: { stock: 1 }, after: { stock: 2 }, entity: variant })).toBe('see it');
  });
});
