import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOfFieldValue, localFieldValue, waitForEarliest } from './schedule-time.ts';

describe('the time of a schedule', () => {
  it('comes back from the field as it went in, to the minute', () => {
    const moments = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        const value = localFieldValue(moment);
        expect(localFieldValue(new Date(isoOfFieldValue(value)!))).toBe(value);
      }),
    );
  });

  it('is none while the field is not filled in', () => {
    expect(['', 'soon'].map(isoOfFieldValue)).toEqual([null, null]);
  });

  it('is waited for, the earliest first', () => {
    const now = Date.parse('2030-01-01T00:00:00Z');
    expect(waitForEarliest([], now)).toBeNull();
    expect(waitForEarliest(['2030-01-01T01:00:00Z', '2030-01-01T00:00:03Z'], now)).toBe(5_000);
    expect(waitForEarliest(['2029-01-01T00:00:00Z'], now)).toBe(2_000);
    expect(waitForEarliest(['2031-01-01T00:00:00Z'], now)).toBeLessThan(2 ** 31);
  });
});
