import { expect, it } from 'vitest';
import { whoWords } from './who-words.ts';

it.each([
  ['me', 'you'],
  ['guest', 'a guest'],
  ['system', 'the shop itself'],
  ['import', 'an import'],
  ['8f14e45f-ceea-4671-8a1b-2c3d4e5f6071', 'account 8f14e45f'],
])('calls %j %j', (actor, words) => {
  expect(whoWords(actor, 'me')).toBe(words);
});

it('calls merchants by their addresses', () => {
  const names = new Map([
    ['me', 'me@example.com'],
    ['other', 'ada@example.com'],
  ]);
  expect(whoWords('other', 'me', names)).toBe('ada@example.com');
  expect(whoWords('me', 'me', names)).toBe('you');
});
