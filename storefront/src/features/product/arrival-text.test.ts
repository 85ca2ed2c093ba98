import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../messages/index.ts';
import { arrivalText, workingDayAfter } from './arrival-text.ts';

const start = fc.date({ min: new Date(2020, 0, 1), max: new Date(2040, 0, 1), noInvalidDate: true });
const days = fc.integer({ min: 0, max: 90 });

describe('workingDayAfter', () => {
  it('is never on a weekend, and has as many working days before it as were asked for', () => {
    fc.assert(
      fc.property(start, days, (from, count) => {
        const arrival = workingDayAfter(from, count);
        expect([0, 6]).not.toContain(arrival.getDay());
        let passed = 0;
        const day = new Date(from);
        while (day < arrival) {
          day.setDate(day.getDate() + 1);
          if (day.getDay() !== 0 && day.getDay() !== 6) passed++;
        }
        const fromWeekend = from.getDay() === 0 || from.getDay() === 6;
        expect(passed).toBe(fromWeekend ? Math.max(count, 1) : count);
      }),
    );
  });

  it('is never earlier for more days, nor for a later start', () => {
    fc.assert(
      fc.property(start, start, days, days, (one, other, few, more) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        const [min, max] = few <= more ? [few, more] : [more, few];
        const dayOf = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
        expect(dayOf(workingDayAfter(early, min))).toBeLessThanOrEqual(dayOf(workingDayAfter(late, max)));
      }),
    );
  });
});

describe('arrivalText', () => {
  // A Friday.
  const now = new Date(2025, 10, 21, 18, 30);
  const plain = (text: string) => text.replaceAll(/\s/g, ' ');

  it('names both days in the words of the locale, over the weekend', () => {
    const english = arrivalText({ min: 2, max: 5 }, now, 'en', messagesOf('en').product.script);
    expect(plain(english)).toBe('Arrives Tue, Nov 25 – Fri, Nov 28.');
    const vietnamese = arrivalText({ min: 2, max: 5 }, now, 'vi', messagesOf('vi').product.script);
    expect(vietnamese).toMatch(/^Nhận hàng: .*25.*28.*\.$/);
  });

  it('names a day once that is both', () => {
    const text = arrivalText({ min: 1, max: 1 }, now, 'en-GB', messagesOf('en').product.script);
    expect(plain(text)).toMatch(/^Arrives Mon,? 24 Nov\.$/);
  });
});
