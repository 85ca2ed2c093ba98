import type { ProductMessages } from '../../messages/en/product.ts';
import type { ArrivalDays } from './arrival-days.ts';

const isWeekend = (day: Date): boolean => day.getDay() % 6 === 0;

/** The working day, Monday to Friday, so many after a day; of a weekend, 0 is the Monday after it, as 1 is. */
export function workingDayAfter(start: Date, days: number): Date {
  const day = new Date(start);
  for (let left = days; left > 0 || isWeekend(day); ) {
    day.setDate(day.getDate() + 1);
    if (!isWeekend(day)) left--;
  }
  return day;
}

/** "Arrives Tue, Nov 25 – Fri, Nov 28.", for somebody who orders now. */
export function arrivalText(
  { min, max }: ArrivalDays,
  now: Date,
  locale: string,
  words: ProductMessages['script'],
): string {
  const dates = new Intl.DateTimeFormat(locale, { weekday: 'short', month: 'short', day: 'numeric' });
  return words.arrives.replace(
    '{dates}',
    dates.formatRange(workingDayAfter(now, min), workingDayAfter(now, max)),
  );
}
