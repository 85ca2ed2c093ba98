import { z } from 'zod';
import { CurrencyCode } from '../money.ts';

/** What every page knows about the shop itself. */
export const Store = z.object({
  name: z.string().trim().min(1).max(100),
  currency: CurrencyCode,
  locale: z.string().min(2).max(35),
  /** Public origin without a trailing slash, for canonical URLs and the sitemap: `https://shop.example`. */
  url: z.url().transform((url) => url.replace(/\/+$/, '')),
});
export type Store = z.infer<typeof Store>;
