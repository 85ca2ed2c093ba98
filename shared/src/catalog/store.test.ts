import { expect, it } from 'vitest';
import { Store, storeLanguages } from './store.ts';

const store = { name: 'Shop', currency: 'VND', locale: 'vi-VN', url: 'https://shop.example/' };

it('comes in the language of its locale, unless it says more', () => {
  expect(storeLanguages(Store.parse(store))).toEqual(['vi']);
  expect(storeLanguages(Store.parse({ ...store, languages: ['en', 'vi'] }))).toEqual(['en', 'vi']);
});

it.each([[[]], [['de']], [['vi', 'vi']]])('cannot come in %j', (languages) => {
  expect(Store.safeParse({ ...store, languages }).success).toBe(false);
});
