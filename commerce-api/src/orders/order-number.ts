import { randomInt } from 'node:crypto';

/** Without 0 and O, 1, I and L, 5 and S, and U: a number survives being read out or written down. */
const ALPHABET = '2346789ABCDEFGHJKMNPQRTVWXYZ';
const GROUP = 4;
const NUMBER = new RegExp(`^L([${ALPHABET}]{${GROUP}})([${ALPHABET}]{${GROUP}})$`);

const group = (): string =>
  Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** A random order number, `L-7KQ2-M9XD`: 3.8 × 10^11 are possible, and none says how many orders there are. */
export const newOrderNumber = (): string => `L-${group()}-${group()}`;

/** The number as stored, from what a person typed: any case, spaces or hyphens. Undefined when it cannot be one. */
export function parseOrderNumber(typed: string): string | undefined {
  const match = NUMBER.exec(typed.toUpperCase().replace(/[\s-]+/g, ''));
  return match ? `L-${match[1]}-${match[2]}` : undefined;
}
