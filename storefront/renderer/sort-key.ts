/** Enough for any number that a title holds; a longer one keeps its digits. */
const DIGITS = 12;

/**
 * A text whose order by code unit is that of a reader: accents and case do not count, and numbers go by their size.
 * "Écrin 9" → "ecrin 000000000009". The same everywhere, whatever the locale of the process.
 */
export const sortKey = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\d+/g, (number) => number.padStart(DIGITS, '0'))
    .trim();
