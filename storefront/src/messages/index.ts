import type { Language } from '@lapidary/shared/languages';
import account from './en/account.ts';
import bag from './en/bag.ts';
import checkout from './en/checkout.ts';
import failures from './en/failures.ts';
import listing from './en/listing.ts';
import product from './en/product.ts';
import search from './en/search.ts';
import shell from './en/shell.ts';
import viAccount from './vi/account.ts';
import viBag from './vi/bag.ts';
import viCheckout from './vi/checkout.ts';
import viFailures from './vi/failures.ts';
import viListing from './vi/listing.ts';
import viProduct from './vi/product.ts';
import viSearch from './vi/search.ts';
import viShell from './vi/shell.ts';

const en = { account, bag, checkout, failures, listing, product, search, shell };

/** The shop's own words. */
export type Messages = typeof en;

const MESSAGES: Record<Language, Messages> = {
  en,
  vi: {
    account: viAccount,
    bag: viBag,
    checkout: viCheckout,
    failures: viFailures,
    listing: viListing,
    product: viProduct,
    search: viSearch,
    shell: viShell,
  },
};

/** All words in a language: for what renders pages. Scripts take the files that they need, in their page's language. */
export const messagesOf = (language: Language): Messages => MESSAGES[language];
