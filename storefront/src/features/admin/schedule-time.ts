const two = (value: number): string => String(value).padStart(2, '0');

/** The value of a datetime-local field for a moment, in the time zone of who looks at it: "2030-12-01T09:00". */
export const localFieldValue = (moment: Date): string =>
  `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`;

/** The same moment as the API takes it; null when the field holds none. */
export function isoOfFieldValue(value: string): string | null {
  const moment = new Date(value);
  return value === '' || Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** Longer waits overflow the browser's timers. */
const LONGEST_WAIT_MS = 12 * 60 * 60 * 1000;

/** Milliseconds until the earliest of some times has just passed; null when there is none. */
export function waitForEarliest(times: readonly string[], now: number): number | null {
  if (times.length === 0) return null;
  const left = Math.min(...times.map((time) => Date.parse(time))) - now;
  return Math.min(Math.max(left, 0) + 2_000, LONGEST_WAIT_MS);
}
