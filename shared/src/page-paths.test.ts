import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LANGUAGES, languageOf } from './languages.ts';
import { inLanguage, productPath, RESERVED_SLUGS, shopperPaths, splitLanguage } from './page-paths.ts';

it('a page and its twin in another language are told apart and led to each other', () => {
  expect(inLanguage('/rings/', 'vi')).toBe('/vi/rings/');
  expect(inLanguage('/', 'vi')).toBe('/vi/');
  expect(splitLanguage('/vi/')).toEqual({ path: '/', language: 'vi' });
  expect(splitLanguage('/vintage/')).toEqual({ path: '/vintage/', language: '' });
  const path = fc.oneof(
    fc.constantFrom(...shopperPaths()),
    fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/).map(productPath),
  );
  fc.assert(
    fc.property(path, fc.constantFrom('', ...LANGUAGES), (plain, language) => {
      expect(splitLanguage(inLanguage(plain, language))).toEqual({ path: plain, language });
    }),
  );
});

it('no category can stand where a language stands', () => {
  expect(RESERVED_SLUGS).toEqual(expect.arrayContaining([...LANGUAGES]));
});

it('a locale leads to the words of its language, or to the first ones', () => {
  expect(['vi-VN', 'VI', 'en-GB', 'de'].map(languageOf)).toEqual(['vi', 'vi', 'en', 'en']);
});
