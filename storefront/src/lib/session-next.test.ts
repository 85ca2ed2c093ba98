import { accountPath } from '@lapidary/shared/page-paths';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPath, signInThenPath } from './session-next.ts';

const origin = 'https://shop.example';
const withNext = (next: string) => nextPath(`?next=${encodeURIComponent(next)}`, origin);

describe('nextPath', () => {
  it('keeps a path of the shop with its query and hash', () => {
    expect(withNext('/checkout/?step=2#pay')).toBe('/checkout/?step=2#pay');
  });

  it.each([
    '//evil.example/',
    '/\\evil.example',
    '\\/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/.//evil.example',
    '/\t/evil.example',
    '/account/sign-in/',
    '/account/sign-in/?next=/x/',
    '/vi/account/sign-in/',
    'rings/',
    '',
  ])('refuses %j', (next) => {
    expect(withNext(next)).toBe(accountPath());
  });

  it('goes to the account without a next', () => {
    expect(nextPath('', origin)).toBe(accountPath());
  });

  it('never leaves the origin, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', 'a', '\t', '?', '#') }),
        (next) => {
          expect(new URL(withNext(`/${next}`), origin).origin).toBe(origin);
        },
      ),
    );
  });
});

describe('signInThenPath', () => {
  it('is undone by nextPath', () => {
    expect(nextPath(new URL(signInThenPath('/checkout/?a=1&b=2'), origin).search, origin)).toBe(
      '/checkout/?a=1&b=2',
    );
  });

  it('stays in the language of the page', () => {
    expect(signInThenPath('/vi/checkout/')).toBe('/vi/account/sign-in/?next=%2Fvi%2Fcheckout%2F');
    expect(nextPath('?next=//evil.example', origin, '/vi/account/')).toBe('/vi/account/');
  });

  it('says nothing about the account page, the place to go anyway', () => {
    expect(signInThenPath(accountPath())).toBe('/account/sign-in/');
    expect(signInThenPath('/vi/account/')).toBe('/vi/account/sign-in/');
  });
});
