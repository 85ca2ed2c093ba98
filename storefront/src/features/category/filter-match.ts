/** What a shopper has chosen; groups that nothing is chosen of are left out. */
export interface FilterChoice {
  /** Slugs by group: a piece needs one of each group. */
  values: ReadonlyMap<string, ReadonlySet<string>>;
  /** Prices in minor units. */
  min: number | null;
  max: number | null;
  availableOnly: boolean;
}

/** A card as it stands on the page. */
export interface FilterSubject {
  /** `metal:rose-gold`, … */
  facets: ReadonlySet<string>;
  price: number;
  soldOut: boolean;
}

/** Whether a piece has what is asked for: one value of every group, within the prices, to be had. */
export function matchesChoice(
  { facets, price, soldOut }: FilterSubject,
  { values, min, max, availableOnly }: FilterChoice,
): boolean {
  if (availableOnly && soldOut) return false;
  if ((min !== null && price < min) || (max !== null && price > max)) return false;
  for (const [group, slugs] of values) {
    if (![...slugs].some((slug) => facets.has(`${group}:${slug}`))) return false;
  }
  return true;
}

const decimalSigns = new Map<string, string>();

/** What a locale writes before decimals: `.` or `,`. */
export function decimalSign(locale: string): string {
  let sign = decimalSigns.get(locale);
  if (sign === undefined) {
    sign = new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')!.value;
    decimalSigns.set(locale, sign);
  }
  return sign;
}

/**
 * A price as somebody types it ("1,200", "49.90") in minor units of `digits` decimals; null when it is none.
 * @param decimal the sign before decimals; the other one groups thousands, and both do in a currency without decimals.
 */
export function typedPrice(text: string, digits: number, decimal = '.'): number | null {
  const groups = digits === 0 ? /[\s.,]/g : decimal === ',' ? /[\s.]/g : /[\s,]/g;
  const plain = text.replace(groups, '').replace(',', '.');
  if (!/^\d{1,12}(\.\d*)?$/.test(plain)) return null;
  return Math.round(Number(plain) * 10 ** digits);
}
