import { MAX_LINE_QUANTITY } from '@lapidary/shared/bag/bag';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import words from '../../messages/en/bag.ts';
import { isOrderable, lineLimit, lineNotice, MAX_QUANTITY } from './quantity-messages.ts';

it('knows the limit that the API sets', () => {
  expect(MAX_QUANTITY).toBe(MAX_LINE_QUANTITY);
});

describe('lineNotice', () => {
  it('is silent while more can be bought', () => {
    expect(lineNotice({ quantity: 1, available: 5 }, words)).toBeNull();
  });

  it('says when the limit is reached', () => {
    expect(lineNotice({ quantity: 1, available: 1 }, words)).toBe('This is the last one.');
    expect(lineNotice({ quantity: 4, available: 4 }, words)).toBe('4 is all there is.');
    expect(lineNotice({ quantity: 99, available: 400 }, words)).toBe('A bag holds 99 of one piece at most.');
  });

  it('always speaks of a line that cannot be ordered, and names what can be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.nat({ max: 200 }), (quantity, available) => {
        const notice = lineNotice({ quantity, available }, words);
        if (!isOrderable({ quantity, available })) {
          expect(notice).toContain(available === 0 ? 'Sold out' : `Only ${available} left`);
        }
        expect(lineLimit({ available })).toBeLessThanOrEqual(MAX_QUANTITY);
      }),
    );
  });
});
