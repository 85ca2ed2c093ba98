import { type Store, storeLanguages } from '@lapidary/shared/catalog/store';
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
  /** Origin of the shop without a trailing slash. */
  url: string;
  /** The language in the addresses of the shop's pages, as `inLanguage` takes it. */
  prefix: string;
}

/**
 * The shop as a mail in a language shows it.
 * @param wanted a language that the shop may have given up since; then its first one speaks.
 */
export function mailStore(store: Omit<Store, 'url'>, url: string, wanted: Language | null): MailStore {
  const languages = storeLanguages(store);
  const language = languages.find((each) => each === wanted) ?? languages[0];
  const { name, locale } = store;
  return {
    name,
    url,
    copy: COPY[language],
    locale: languageOf(locale) === language ? locale : language,
    prefix: language === languages[0] ? '' : language,
  };
}
