import type { Money } from '@lapidary/shared/money';

/**
 * An amount for people, as `formatMoney` of `@lapidary/shared/money` writes it (a test holds them together), for code
 * that runs in the shop's pages: that module builds schemas and would bring zod along.
 */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const exponent = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits!;
  // Scaling by the exponent keeps the number a decimal string, which is formatted exactly.
  return format.format(`${amount}e-${exponent}` as `${number}`);
}
