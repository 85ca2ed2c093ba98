import { expect, it } from 'vitest';
import { savedByWords } from './saved-by-words.ts';

const now = new Date('2026-03-14T12:00:00.000Z');
const names = new Map([['lan', 'lan@example.com']]);
const words = (actor: string, name: string | null, at: string, me = 'me') =>
  savedByWords({ actor, name, at }, { me, names, now });

it('calls whoever saved as they call themselves, else by what is known of them', () => {
  const at = '2026-03-14T11:58:00.000Z';
  expect(words('lan', 'Lan', at)).toBe('Lan saved it 2 minutes ago.');
  expect(words('lan', null, at)).toBe('lan@example.com saved it 2 minutes ago.');
  expect(words('minh', null, at)).toBe('Another merchant saved it 2 minutes ago.');
  expect(words('me', 'Lan', at)).toBe('You saved it in another window 2 minutes ago.');
  expect(words('import', null, at)).toBe('An import saved it 2 minutes ago.');
  expect(words('system', null, at)).toBe('The shop itself saved it 2 minutes ago.');
});

it('says when, by a clock that may differ from the shop’s', () => {
  expect(words('lan', 'Lan', '2026-03-14T12:00:20.000Z')).toBe('Lan saved it just now.');
  expect(words('lan', 'Lan', '2026-03-14T11:00:00.000Z')).toBe('Lan saved it 1 hour ago.');
  expect(words('lan', 'Lan', '2026-03-10T11:00:00.000Z')).toMatch(/^Lan saved it on Mar 10, 2026/);
});
