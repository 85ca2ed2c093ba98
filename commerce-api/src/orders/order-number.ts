import { randomInt } from 'node:crypto';

/** Without 0 and O, 1, I and L, 5 and S, and U: a number survives being read out or written down. */
const ALPHABET = '2346789ABCDEFGHJKMNPQRTVWXYZ';
const GROUP = 4;
const NUMBER = new RegExp(`^[LI1|]?([${ALPHABET}]{${GROUP}})([${ALPHABET}]{${GROUP}})$`);

const group = (): string =>
  Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** A random order number, `L-7KQ2-M9XD`: 3.8 × 10^11 are possible, and none says how many orders there are. */
export const newOrderNumber = (): string => `L-${group()}-${group()}`;

/**
 * Letters of other alphabets that look like one of ours, from keyboards set to them, and U, which nobody is given, for
 * V. An I or a 1 for the L in front is taken off with it.
 */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'АВЕНКМРТХЗ'].map((letter, index) => [letter, 'ABEHKMPTX3'[index]!])),
  ...Object.fromEntries([...'ΑΒΕΖΗΚΜΝΡΤΧΥ'].map((letter, index) => [letter, 'ABEZHKMNPTXY'[index]!])),
  С: 'C',
  У: 'Y',
  U: 'V',
};

/**
 * The number as stored, from what a person typed: any case, with or without the L in front, spaces, dots or dashes of
 * any kind, look-alike letters. Undefined when it cannot be one.
 */
export function parseOrderNumber(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_.−#]+/gu, '');
  const letters = [...plain].map((letter) => LOOK_ALIKE[letter] ?? letter).join('');
  const match = NUMBER.exec(letters);
  return match ? `L-${match[1]}-${match[2]}` : undefined;
}
