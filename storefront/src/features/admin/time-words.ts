const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const minute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** An ISO time to the second, in the merchant's time zone. */
export const momentWords = (iso: string): string => moment.format(new Date(iso));

/** An ISO time to the minute. */
export const minuteWords = (iso: string): string => minute.format(new Date(iso));

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

/** The day of an ISO time. */
export const dayWords = (iso: string): string => day.format(new Date(iso));
