import { type StoreContact, type StoreSettings, storeLanguages } from '@lapidary/shared/catalog/store';
import { type Language, languageOf } from '@lapidary/shared/languages';
import type { MailCopy } from './copy/en.ts';
import en from './copy/en.ts';
import vi from './copy/vi.ts';

const COPY: Record<Language, MailCopy> = { en, vi };

/** What a template knows of the shop. */
export interface MailStore {
  name: string;
  /** The words of the mail's language. */
  copy: MailCopy;
  /** Of amounts and country names. */
  locale: string;
  /** How the shop is reached; what is empty is not told. */
  contact: StoreContact;
  /** Origin of the shop without a trailing slash. */
  url: string;
  /** The language in the addresses of the shop's pages, as `inLanguage` takes it. */
  prefix: string;
}

/** What mails need of the shop's settings. */
export type ShopOfMail = Pick<StoreSettings, 'name' | 'locale' | 'languages' | 'contact'>;

/**
 * The shop as a mail in a language shows it.
 * @param wanted a language that the shop may have given up since; then its first one speaks.
 */
export function mailStore(store: ShopOfMail, url: string, wanted: Language | null): MailStore {
  const languages = storeLanguages(store);
  const language = languages.find((each) => each === wanted) ?? languages[0];
  const { name, locale, contact } = store;
  return {
    name,
    contact,
    url,
    copy: COPY[language],
    locale: languageOf(locale) === language ? locale : language,
    prefix: language === languages[0] ? '' : language,
  };
}
