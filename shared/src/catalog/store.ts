import { z } from 'zod';
import { LANGUAGES, type Language, languageOf } from '../languages.ts';
import { CurrencyCode } from '../money.ts';

/** Languages of pages, the first one at the root of the site. */
export const StoreLanguages = z
  .array(z.enum(LANGUAGES))
  .min(1)
  .refine((languages) => new Set(languages).size === languages.length, 'names a language twice');

/** What every page knows about the shop itself. */
export const Store = z.object({
  name: z.string().trim().min(1).max(100),
  currency: CurrencyCode,
  /** What merchants write in. */
  locale: z.string().min(2).max(35),
  /** What the shop's pages come in; see `storeLanguages`. */
  languages: StoreLanguages.optional(),
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
