import { type ProductDocument, type Variant, variantTitle } from '@lapidary/shared/catalog/product';
import { formatMoney } from '@lapidary/shared/money';
import { NONE } from './forms/compare-edits.ts';
import { focusWords } from './move-focus.ts';
import { formatValues } from './option-values.ts';

/** One difference between two drafts of a product, as text. */
export interface DraftDifference {
  /** "Price of Gold / 6" */
  field: string;
  mine: string;
  theirs: string;
}

/** What a draft says: words by field. */
type Facts = Map<string, string>;

function variantFacts(variant: Variant, currency: string, facts: Facts): void {
  const name = variantTitle(variant);
  const of = name === '' ? '' : ` of ${name}`;
  const money = (amount: number | null) => (amount === null ? NONE : formatMoney({ amount, currency }));
  facts.set(`Price${of}`, money(variant.price));
  facts.set(`Compare-at price${of}`, money(variant.compareAtPrice));
  facts.set(`SKU${of}`, variant.sku || NONE);
  facts.set(`Weight${of}`, variant.weightGrams === null ? NONE : `${variant.weightGrams} g`);
  facts.set(`Barcode${of}`, variant.barcode || NONE);
}

const pictureWords = ({ images }: ProductDocument) =>
  images
    .map(({ key, alt, focus }) => {
      const name = alt || key.replace(/^media\//, '');
      return focus ? `${name} (focal point ${focusWords(focus)})` : name;
    })
    .join(', ') || NONE;

/** What a draft says, field by field, in the order of the editor. */
export function draftFacts(document: ProductDocument, currency: string): Facts {
  const facts: Facts = new Map([
    ['Title', document.title],
    ['Slug', document.slug],
    ['Description', document.description || NONE],
    ['Category', document.categorySlug ?? NONE],
    ['Collections', document.collectionSlugs.join(', ') || NONE],
    ['Search title', document.seo.title || NONE],
    ['Search description', document.seo.description || NONE],
    ['Pictures', pictureWords(document)],
    ['Vendor', document.vendor || NONE],
    ['Tags', document.tags.join(', ') || NONE],
  ]);
  for (const { name, values } of document.options) facts.set(`Option ${name}`, formatValues(values));
  for (const variant of document.variants) variantFacts(variant, currency, facts);
  return facts;
}

/** Where two drafts of one product differ; a field that only one of them has is "—" in the other. */
export function draftDiff(
  mine: ProductDocument,
  theirs: ProductDocument,
  currency: string,
): DraftDifference[] {
  const own = draftFacts(mine, currency);
  const other = draftFacts(theirs, currency);
  return [...new Set([...own.keys(), ...other.keys()])]
    .map((field) => ({ field, mine: own.get(field) ?? NONE, theirs: other.get(field) ?? NONE }))
    .filter((difference) => difference.mine !== difference.theirs);
}
