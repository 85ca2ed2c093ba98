import { describe, expect, it } from 'vitest';
import { countryWords, parseCountries } from './country-codes.ts';

describe('countries in a field', () => {
  it.each([
    ['', []],
    [' gb,DE ; vn\nGB', ['GB', 'DE', 'VN']],
    ['Germany', ['GERMANY']],
  ])('%j are %j', (typed, codes) => {
    expect(parseCountries(typed)).toEqual(codes);
  });

  it('are named for people', () => {
    expect(countryWords([])).toBe('every country');
    expect(countryWords(['DE', 'VN'])).toBe('Germany, Vietnam');
    expect(countryWords(['GERMANY', 'QQ'])).toBe('GERMANY, QQ');
  });
});
