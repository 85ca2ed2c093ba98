import { decimalAmount } from '@lapidary/shared/money';

/** An end of a span of prices for people, without decimals that say nothing: "$200", "500.000 ₫". */
export const spanText = (amount: number, currency: string, locale: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(decimalAmount({ amount, currency }) as `${number}`);
