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
