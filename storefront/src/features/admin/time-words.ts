const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const minute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** An ISO time to the second, in the merchant's time zone. */
export const momentWords = (iso: string): string => moment.format(new Date(iso));

/** An ISO time to the minute. */
export const minuteWords = (iso: string): string => minute.format(new Date(iso));

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

/** The day of an ISO time. */
export const dayWords = (iso: string): string => day.format(new Date(iso));

const relative = new Intl.RelativeTimeFormat('en');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long an ISO time is past: "just now", "2 minutes ago", and from a day on "on Mar 10, 2026, 11:00 AM". */
export function agoWords(iso: string, now: Date): string {
  const past = now.getTime() - Date.parse(iso);
  if (past < MINUTE_MS) return 'just now';
  if (past < HOUR_MS) return relative.format(-Math.floor(past / MINUTE_MS), 'minute');
  if (past < 24 * HOUR_MS) return relative.format(-Math.floor(past / HOUR_MS), 'hour');
  return `on ${minuteWords(iso)}`;
}
