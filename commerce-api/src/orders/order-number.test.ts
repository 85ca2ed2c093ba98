import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newOrderNumber, parseOrderNumber } from './order-number.ts';

it('reads every number back as people type it', () => {
  const style = fc.constantFrom(
    (number: string) => number,
    (number: string) => number.toLowerCase(),
    (number: string) => number.replaceAll('-', ' '),
    (number: string) => ` ${number.replaceAll('-', '')} `,
    (number: string) => [...number].join(' '),
  );
  fc.assert(
    fc.property(style, (typed) => {
      const number = newOrderNumber();
      expect(number).toMatch(/^L-[2-46-9A-HJKMNPQRTV-Z]{4}-[2-46-9A-HJKMNPQRTV-Z]{4}$/);
      expect(parseOrderNumber(typed(number))).toBe(number);
    }),
  );
});

it.each([
  ['l-7kq2-m9xd'],
  ['7KQ2-M9XD'],
  ['1-7KQ2-M9XD'],
  ['I 7KQ2 M9XD'],
  ['L–7KQ2—M9XD'],
  ['L‑7KQ2−M9XD'],
  ['L.7KQ2.M9XD'],
  ['#L_7KQ2_M9XD'],
  ['\u200bL-7KQ2-M9XD\u00a0'],
  ['Ｌ－７ＫＱ２－Ｍ９ＸＤ'],
  ['L-7КQ2-М9ХD'],
  ['L-7ΚQ2-Μ9ΧD'],
])('reads %s as L-7KQ2-M9XD', (typed) => {
  expect(parseOrderNumber(typed)).toBe('L-7KQ2-M9XD');
});

it('reads a U, which no number has, as a V', () => {
  expect(parseOrderNumber('L-UUUU-7777')).toBe('L-VVVV-7777');
});

it('takes nothing else for a number', () => {
  for (const typed of [
    '',
    'L',
    'L-AAAA-AAA',
    'L-AAAA-AAAAA',
    'X-AAAA-AAAA',
    'L-AAA0-AAAA',
    "L-AAAA-AAAA' OR 1",
  ]) {
    expect(parseOrderNumber(typed)).toBeUndefined();
  }
});

it('draws numbers that do not repeat', () => {
  expect(new Set(Array.from({ length: 5000 }, newOrderNumber)).size).toBe(5000);
});
