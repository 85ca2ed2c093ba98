import { z } from 'zod';
import { LANGUAGES, type Language, languageOf } from '../languages.ts';
import { CurrencyCode } from '../money.ts';
import { PublishRequest } from '../publishing/release.ts';

/** Languages of pages, the first one at the root of the site. */
export const StoreLanguages = z
  .array(z.enum(LANGUAGES))
  .min(1)
  .refine((languages) => new Set(languages).size === languages.length, 'names a language twice');

const isLocale = (locale: string): boolean => {
  try {
    return /^[a-z]{2,3}(-|$)/.test(locale) && Intl.getCanonicalLocales(locale)[0] === locale;
  } catch {
    return false;
  }
};

/** A locale as BCP 47 writes it: `en`, `en-GB`, `vi-VN`. */
export const Locale = z
  .string()
  .min(2)
  .max(35)
  .refine(isLocale, 'must be a locale such as en, en-GB or vi-VN');

/** How shoppers reach the shop; what is empty is not shown. */
export const StoreContact = z.strictObject({
  email: z.union([z.literal(''), z.email().max(254)]),
  phone: z
    .string()
    .trim()
    .max(40)
    .regex(/^(?:\+?[\d\s().-]{5,})?$/, 'must be a phone number such as +44 20 7946 0000'),
  /** Lines as they stand on an envelope. */
  address: z.array(z.string().trim().min(1).max(100)).max(6),
});
export type StoreContact = z.infer<typeof StoreContact>;

/** What stands above the header of every page. */
export const Announcement = z.strictObject({
  text: z.string().trim().min(1).max(160),
  /** Where it leads: a page of the shop, as in its first language, or a page elsewhere. */
  link: z
    .string()
    .trim()
    .max(500)
    .regex(/^(?:\/(?!\/)|https:\/\/[^\s/])[^\s"<>\\]*$/, 'must be /a/page/ of the shop or https://…')
    .nullable(),
  /** ISO date and time at which it is taken down; null for one that stays. */
  endsAt: z.iso.datetime().nullable(),
});
export type Announcement = z.infer<typeof Announcement>;

/** What a merchant says of the shop as a whole. */
export const StoreSettings = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    currency: CurrencyCode,
    /** What merchants write in, and how amounts and dates are written. */
    locale: Locale,
    languages: StoreLanguages,
    contact: StoreContact,
    announcement: Announcement.nullable(),
  })
  .meta({
    id: 'StoreSettings',
    examples: [
      {
        name: 'Lapidary',
        currency: 'USD',
        locale: 'en',
        languages: ['en', 'vi'],
        contact: {
          email: 'hello@lapidary.example',
          phone: '+44 20 7946 0000',
          address: ['12 Hatton Garden', 'London EC1N 8AT'],
        },
        announcement: { text: 'Free delivery until Sunday', link: '/delivery/', endsAt: null },
      },
    ],
  });
export type StoreSettings = z.infer<typeof StoreSettings>;

/** The shop's settings with the version that `If-Match` names. */
export const VersionedStoreSettings = z
  .object({
    settings: StoreSettings,
    version: z.int(),
    /** Why the currency has to stay, or null while it can be changed. */
    currencyFixed: z.string().nullable(),
    /** The request that publishes what was saved; null when nothing differed, or nothing was saved. */
    publishRequest: PublishRequest.nullable(),
  })
  .meta({ id: 'VersionedStoreSettings' });
export type VersionedStoreSettings = z.infer<typeof VersionedStoreSettings>;

/** What every page knows about the shop itself. */
export const Store = z.object({
  name: z.string().trim().min(1).max(100),
  currency: CurrencyCode,
  /** What merchants write in. */
  locale: z.string().min(2).max(35),
  /** What the shop's pages come in; see `storeLanguages`. */
  languages: StoreLanguages.optional(),
  contact: StoreContact.optional(),
  announcement: Announcement.omit({ endsAt: true }).nullable().optional(),
  /** Public origin without a trailing slash, for canonical URLs and the sitemap: `https://shop.example`. */
  url: z.url().transform((url) => url.replace(/\/+$/, '')),
});
export type Store = z.infer<typeof Store>;

/** Languages of the shop's pages, the first one at the root: only that of its locale, unless the store says more. */
export const storeLanguages = ({
  languages,
  locale,
}: Pick<Store, 'languages' | 'locale'>): [Language, ...Language[]] =>
  (languages ?? [languageOf(locale)]) as [Language, ...Language[]];
