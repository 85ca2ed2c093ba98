/** Basis points for people: 1900 → "19%", 825 → "8.25%". */
export const percentText = (basisPoints: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);
