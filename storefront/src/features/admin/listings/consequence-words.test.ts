import { expect, it } from 'vitest';
import { consequenceWords } from './consequence-words.ts';

it.each([
  [{ products: 0, live: 0 }, 'No piece is in this category. Its page is gone'],
  [{ products: 1, live: 0 }, '1 piece loses this category, not in the shop. It stays'],
  [{ products: 1, live: 1 }, '1 piece loses this category, also in the shop. It stays'],
  [{ products: 2, live: 2 }, '2 pieces lose this category, all of them in the shop.'],
  [{ products: 2, live: 0 }, 'none of them in the shop.'],
  [{ products: 3, live: 2 }, '3 pieces lose this category, 2 of them in the shop. They stay'],
])('%j', (use, words) => {
  expect(consequenceWords('category', use)).toContain(words);
});
