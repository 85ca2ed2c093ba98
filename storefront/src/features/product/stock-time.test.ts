import { expect, it } from 'vitest';
import { checkedText } from './stock-time.ts';

it('says when the stock was checked, and of what is not known that it is not', () => {
  const afternoon = new Date(2026, 4, 3, 14, 5).getTime();
  expect(checkedText(afternoon, 'en-GB')).toBe(
    'Stock checked 14:05. The shop cannot be reached at the moment.',
  );
  expect(checkedText(0, 'en-GB')).toContain('when this page was published');
});
