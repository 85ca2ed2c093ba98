import {
  accountPath,
  deliveryPath,
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
  /** Of the text below its title. */
  html: string;
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

/**
 * Reads a text: Markdown after a title and a description, in which `{shop}` and others stand for what only the shop knows.
 * It is the shop's own, so that its HTML is taken as it is.
 * @throws Error for another form, and for a place that nothing is known for.
 */
export function readEditorialText(source: string, { shop }: { shop: string }): EditorialText {
  const [front, title, description] = FRONT_MATTER.exec(source) ?? [];
  if (!front || !title || !description)
    throw new Error('the text does not begin with a title and a description');
  const fill = (text: string, known: (name: string) => string | undefined) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = known(name);
      if (value === undefined) throw new Error(`nothing is known for {${name}}`);
      return value;
    });
  const plain = (name: string) => (name === 'shop' ? shop : PLACES[name]);
  // In Markdown a name such as "A*B" is one too.
  const escaped = (name: string) =>
    name === 'shop' ? shop.replace(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`) : PLACES[name];
  return {
    title: fill(title, plain),
    description: fill(description, plain),
    html: marked.parse(fill(source.slice(front.length), escaped), { async: false, gfm: true }),
  };
}
