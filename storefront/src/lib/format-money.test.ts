import { formatMoney as sharedFormatMoney } from '@lapidary/shared/money';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatMoney } from './format-money.ts';

it('writes every amount as the shared function does', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: Number.MAX_SAFE_INTEGER }),
      fc.constantFrom('USD', 'EUR', 'VND', 'JPY', 'KWD'),
      fc.constantFrom('en', 'en-GB', 'vi', 'de', 'fr-CA', 'ar'),
      (amount, currency, locale) => {
        const money = { amount, currency };
        expect(formatMoney(money, locale)).toBe(sharedFormatMoney(money, locale));
      },
    ),
  );
});
