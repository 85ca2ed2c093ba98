import { type Store, storeLanguages } from '@lapidary/shared/catalog/store';
import { type Language, languageOf } from '@lapidary/shared/languages';
import { inLanguage, splitLanguage } from '@lapidary/shared/page-paths';
import { type Messages, messagesOf } from '../messages/index.ts';
import { catalog } from './catalog.ts';

/** What a page knows of its own language. */
export interface PageLanguage {
  language: Language;
  /** Of numbers, dates and the `lang` of the page. */
  locale: string;
  /** The shop's words. */
  t: Messages;
  /** What `inLanguage` takes: '' on the pages at the root. */
  prefix: string;
  /** The page's twin in this page's language. */
  local: (path: string) => string;
  /** The `lang` of what merchants write; undefined where that is the page's own. */
  written: string | undefined;
}

/** The locale of pages in a language: the store's own where that is its language. */
export const localeOf = ({ locale }: Pick<Store, 'locale'>, language: Language): string =>
  languageOf(locale) === language ? locale : language;

/** By the address of a page that is being rendered: it has dozens of parts that ask. */
const known = new WeakMap<URL, PageLanguage>();

/** The language of the page at an address, for the parts that it is made of. */
export function pageLanguage({ url }: { url: URL }): PageLanguage {
  let page = known.get(url);
  if (!page) {
    page = languageAt(url);
    known.set(url, page);
  }
  return page;
}

function languageAt(url: URL): PageLanguage {
  const store = catalog().store();
  const { language: prefix } = splitLanguage(url.pathname);
  const language = (prefix || storeLanguages(store)[0]) as Language;
  return {
    language,
    locale: localeOf(store, language),
    t: messagesOf(language),
    prefix,
    local: (path) => inLanguage(path, prefix),
    written: languageOf(store.locale) === language ? undefined : store.locale,
  };
}

/** A page in another language, or this one. */
export interface Twin {
  language: Language;
  path: string;
}

/** The same page in each language of the shop; empty for a shop of one language. */
export function twinsOf(path: string): Twin[] {
  const [first, ...others] = storeLanguages(catalog().store());
  if (others.length === 0) return [];
  return [
    { language: first, path },
    ...others.map((language) => ({ language, path: inLanguage(path, language) })),
  ];
}
