import { ProductDocument, variantTitle } from '@lapidary/shared/catalog/product';
import type { FieldProblem } from '@lapidary/shared/errors';
import type { DraftForm, VariantForm } from './draft-form.ts';
import { issueWords } from './issue-words.ts';
import { type Reading, readOptionalPrice, readPrice, readStock } from './price-field.ts';

/** A form that can be saved, or all that stands in the way; paths as in the document, and `variants.0.stock`. */
export type ReadDraft =
  | { ok: true; document: ProductDocument; stock: number[] }
  | { ok: false; problems: FieldProblem[] };

/** Stands in for the id that the API will give; the schema wants one, each its own. */
const placeholder = (index: number) => `new-${index}`;

/** What the form says as a document, and the numbers that could not be read, which count as none. */
function candidateOf(form: DraftForm, currency: string) {
  const problems: FieldProblem[] = [];
  const take = <T>(reading: Reading<T>, path: string, otherwise: T): T => {
    if (reading.ok) return reading.value;
    problems.push({ path, message: reading.problem });
    return otherwise;
  };
  const variant = ({ key: _key, stock: _stock, ...fields }: VariantForm, index: number) => ({
    ...fields,
    id: fields.id || placeholder(index),
    price: take(readPrice(fields.price, currency), `variants.${index}.price`, 0),
    compareAtPrice: take(
      readOptionalPrice(fields.compareAtPrice, currency),
      `variants.${index}.compareAtPrice`,
      null,
    ),
  });
  const { seoTitle, seoDescription, ...fields } = form;
  const document: ProductDocument = {
    ...fields,
    categorySlug: form.categorySlug || null,
    seo: { title: seoTitle, description: seoDescription },
    variants: form.variants.map(variant),
  };
  const stock = form.variants.map(({ stock }, index) => take(readStock(stock), `variants.${index}.stock`, 0));
  return { document, stock, problems };
}

/** What the form says as a document, also where that could not be saved: to be shown, not to be sent. */
export function typedDocument(form: DraftForm, currency: string): ProductDocument {
  const { document } = candidateOf(form, currency);
  return ProductDocument.safeParse(document).data ?? document;
}

/**
 * Reads what was typed. In `document` a new variant has the id ''; `stock` is in the order of the variants.
 */
export function readDraftForm(form: DraftForm, currency: string): ReadDraft {
  const { document: candidate, stock, problems } = candidateOf(form, currency);
  const parsed = ProductDocument.safeParse(candidate);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path.join('.');
      // A price that could not be read counts as 0 for the schema, whose complaint would be about that 0.
      if (!problems.some((problem) => problem.path.startsWith(path.replace(/compareAtPrice$/, ''))))
        problems.push({ path, message: issueWords(issue) });
    }
  }
  if (problems.length > 0 || !parsed.success) return { ok: false, problems };
  const variants = parsed.data.variants.map((each, i) => ({ ...each, id: form.variants[i]!.id }));
  return { ok: true, document: { ...parsed.data, variants }, stock };
}

const FIELDS: Record<string, string> = {
  title: 'Title',
  slug: 'Slug',
  description: 'Description',
  categorySlug: 'Category',
  collectionSlugs: 'Collections',
  'seo.title': 'Search title',
  'seo.description': 'Search description',
  seoTitle: 'Search title',
  seoDescription: 'Search description',
  vendor: 'Vendor',
  tags: 'Tags',
  options: 'Options',
  variants: 'Variants',
  images: 'Pictures',
  price: 'Price',
  compareAtPrice: 'Compare-at price',
  stock: 'Stock',
  sku: 'SKU',
  weightGrams: 'Weight',
  barcode: 'Barcode',
};

/** What a path of a problem is called on the screen: `variants.1.price` → "Price of Silver". */
export function fieldLabel(path: string, form: DraftForm): string {
  const [list, index, field] = path.split('.');
  const position = Number(index);
  if (list === 'variants' && index !== undefined) {
    const variant = form.variants[position];
    const name = (variant && variantTitle(variant)) || 'the product';
    return `${FIELDS[field ?? ''] ?? 'Variant'} of ${name}`;
  }
  if (list === 'options' && index !== undefined)
    return `Option ${form.options[position]?.name || position + 1}`;
  if (list === 'images' && index !== undefined) return `Picture ${position + 1}`;
  return FIELDS[path] ?? path;
}
