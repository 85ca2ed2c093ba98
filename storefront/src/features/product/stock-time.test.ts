import { expect, it } from 'vitest';
import product from '../../messages/en/product.ts';
import { checkedText } from './stock-time.ts';

it('says when the stock was checked, and of what is not known that it is not', () => {
  const afternoon = new Date(2026, 4, 3, 14, 5).getTime();
  expect(checkedText(afternoon, 'en-GB', product.script)).toBe(
    'Stock checked 14:05. The shop cannot be reached at the moment.',
  );
  expect(checkedText(0, 'en-GB', product.script)).toContain('when this page was published');
});
