import type { Language } from '@lapidary/shared/languages';
import {
  accountPath,
  deliveryPath,
  inLanguage,
  orderConfirmationPath,
  ringSizesPath,
  wishlistPath,
} from '@lapidary/shared/page-paths';
import { marked } from 'marked';
import { RETURN_DAYS } from '../found/return-policy.ts';

/** A text of the shop itself, for its page. */
export interface EditorialText {
  title: string;
  description: string;
  /** Markdown below the title, with places that are still to be filled in. */
  body: string;
}

/** What only the shop knows of itself. */
export interface EditorialFacts {
  /** Its name. */
  shop: string;
  /** What the text is in. */
  language: Language;
  /** Where links lead: see `inLanguage`. */
  prefix: string;
}

const FRONT_MATTER = /^---\ntitle: (.+)\ndescription: (.+)\n---\n/;

const PLACES: Readonly<Record<string, string>> = {
  returnDays: String(RETURN_DAYS),
  account: accountPath(),
  delivery: deliveryPath(),
  findOrder: orderConfirmationPath(),
  ringSizes: ringSizesPath(),
  wishlist: wishlistPath(),
};

/** What a place stands for; paths lead to pages in the language of the text. */
function place(name: string, prefix: string): string | undefined {
  const value = PLACES[name];
  return value?.startsWith('/') ? inLanguage(value, prefix) : value;
}

function fill(text: string, known: (name: string) => string | undefined): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = known(name);
    if (value === undefined) throw new Error(`nothing is known for {${name}}`);
    return value;
  });
}

/**
 * Reads a text: Markdown after a title and a description, in which `{shop}` and others stand for what only the shop knows.
 * @throws Error for another form, and for a place in its title or description that nothing is known for.
 */
export function readEditorialText(
  source: string,
  { shop, prefix }: Omit<EditorialFacts, 'language'>,
): EditorialText {
  const [front, title, description] = FRONT_MATTER.exec(source) ?? [];
  if (!front || !title || !description)
    throw new Error('the text does not begin with a title and a description');
  const known = (name: string) => (name === 'shop' ? shop : place(name, prefix));
  return {
    title: fill(title, known),
    description: fill(description, known),
    body: source.slice(front.length),
  };
}

/**
 * The HTML of a text below its title. The text is the shop's own, so that its HTML is taken as it is.
 * @throws Error for a place that nothing is known for.
 */
export function editorialHtml(
  { body }: EditorialText,
  { shop, prefix }: Omit<EditorialFacts, 'language'>,
): string {
  // In Markdown a name such as "A*B" is one too.
  const escaped = shop.replace(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`);
  const markdown = fill(body, (name) => (name === 'shop' ? escaped : place(name, prefix)));
  return marked.parse(markdown, { async: false, gfm: true });
}
