/** Country codes as people list them: separated by commas or spaces, in any case. */
export const parseCountries = (typed: string): string[] => [
  ...new Set(
    typed
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((code) => code !== ''),
  ),
];

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** "Germany, Vietnam", or "every country" when none is named. A code that is none stays as it is. */
export function countryWords(codes: readonly string[]): string {
  if (codes.length === 0) return 'every country';
  return codes.map((code) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code)).join(', ');
}
