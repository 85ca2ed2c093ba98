import { StoreSettings } from '@lapidary/shared/catalog/store';
import { LANGUAGES, type Language } from '@lapidary/shared/languages';
import { type FormReading, readInput } from '../forms/read-input.ts';
import { isoOfFieldValue, localFieldValue } from '../schedule-time.ts';

export interface StoreForm {
  name: string;
  currency: string;
  locale: string;
  /** Codes in their order, separated by spaces: the first one is at the root of the site. */
  languages: string;
  email: string;
  phone: string;
  /** A line each. */
  address: string;
  announcement: string;
  link: string;
  ends: string;
}

export const storeForm = ({ contact, announcement, ...settings }: StoreSettings): StoreForm => ({
  name: settings.name,
  currency: settings.currency,
  locale: settings.locale,
  languages: settings.languages.join(' '),
  email: contact.email,
  phone: contact.phone,
  address: contact.address.join('\n'),
  announcement: announcement?.text ?? '',
  link: announcement?.link ?? '',
  ends: announcement?.endsAt ? localFieldValue(new Date(announcement.endsAt)) : '',
});

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Fields of the form stand under the names of what they are sent as, apart from those of the lines of an address. */
export function readStore(form: StoreForm): FormReading<StoreSettings> {
  const text = form.announcement.trim();
  const reading = readInput(StoreSettings, {
    name: form.name,
    currency: form.currency,
    locale: form.locale.trim(),
    languages: form.languages.split(' '),
    contact: { email: form.email.trim(), phone: form.phone, address: linesOf(form.address) },
    announcement:
      text === '' ? null : { text, link: form.link.trim() || null, endsAt: isoOfFieldValue(form.ends) },
  });
  if (text !== '' || (form.link.trim() === '' && form.ends === '')) return reading;
  const problem = {
    path: 'announcement.text',
    message: 'Write what is announced, or empty its other fields.',
  };
  return { ok: false, problems: [problem, ...(reading.ok ? [] : reading.problems)] };
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/** "English and Vietnamese": the first one is at the root. */
export const languageWords = (codes: readonly string[]): string =>
  new Intl.ListFormat('en').format(codes.map((code) => languageNames.of(code) ?? code));

/** Every choice of languages in every order. */
function choices(from: readonly Language[]): Language[][] {
  return from.flatMap((first) => [
    [first],
    ...choices(from.filter((other) => other !== first)).map((rest) => [first, ...rest]),
  ]);
}

export const LANGUAGE_OPTIONS: (readonly [string, string])[] = choices(LANGUAGES).map((codes) => [
  codes.join(' '),
  codes.length === 1
    ? languageWords(codes)
    : `${languageWords(codes)} (${languageWords(codes.slice(0, 1))} first)`,
]);

const currencyNames = new Intl.DisplayNames(['en'], { type: 'currency' });
export const currencyWords = (code: string): string => `${currencyNames.of(code) ?? code} (${code})`;
export const CURRENCY_OPTIONS: (readonly [string, string])[] = Intl.supportedValuesOf('currency').map(
  (code) => [code, `${code} – ${currencyNames.of(code) ?? code}`],
);

/** What a form says, field by field. */
export const storeFacts = (form: StoreForm): [string, string][] => [
  ['Name', form.name],
  ['Currency', form.currency],
  ['Locale', form.locale],
  ['Languages', languageWords(form.languages.split(' '))],
  ['Email', form.email || '—'],
  ['Phone', form.phone || '—'],
  ['Address', linesOf(form.address).join(', ') || '—'],
  ['Announcement', form.announcement || '—'],
  ['It leads to', form.link || '—'],
  ['It ends', form.ends || '—'],
];
