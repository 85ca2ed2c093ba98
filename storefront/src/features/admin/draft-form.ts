import type { Image, ProductDocument, ProductOption, Variant } from '@lapidary/shared/catalog/product';
import { decimalAmount } from '@lapidary/shared/money';

/** A variant as it is typed: numbers are text until they are read. */
export interface VariantForm {
  /** For React, and for the same variant before and after it gets its id. */
  key: string;
  /** '' until the API has given it one. */
  id: string;
  optionValues: string[];
  sku: string;
  price: string;
  compareAtPrice: string;
  stock: string;
  weightGrams: number | null;
  barcode: string;
}

/** A product's draft as the editor holds it; `read-draft-form.ts` turns it into a document again. */
export interface DraftForm {
  title: string;
  slug: string;
  description: string;
  /** '' for none. */
  categorySlug: string;
  collectionSlugs: string[];
  seoTitle: string;
  seoDescription: string;
  options: ProductOption[];
  variants: VariantForm[];
  images: Image[];
  /** Not edited here, kept as they are. */
  vendor: string;
  tags: string[];
}

/** What tells a variant from the others of its product. */
export const combinationOf = ({ optionValues }: Pick<VariantForm, 'optionValues'>) =>
  JSON.stringify(optionValues);

function variantForm(variant: Variant, stock: number, currency: string): VariantForm {
  const { id, sku, optionValues, price, compareAtPrice, weightGrams, barcode } = variant;
  return {
    key: id,
    id,
    optionValues,
    sku,
    price: decimalAmount({ amount: price, currency }),
    compareAtPrice: compareAtPrice === null ? '' : decimalAmount({ amount: compareAtPrice, currency }),
    stock: String(stock),
    weightGrams,
    barcode,
  };
}

/** @param stock units on hand by variant id; a variant that is not in it has none. */
export function draftForm(
  document: ProductDocument,
  stock: Readonly<Record<string, number>>,
  currency: string,
): DraftForm {
  return {
    title: document.title,
    slug: document.slug,
    description: document.description,
    categorySlug: document.categorySlug ?? '',
    collectionSlugs: document.collectionSlugs,
    seoTitle: document.seo.title,
    seoDescription: document.seo.description,
    options: document.options,
    variants: document.variants.map((variant) => variantForm(variant, stock[variant.id] ?? 0, currency)),
    images: document.images,
    vendor: document.vendor,
    tags: document.tags,
  };
}

/** A variant that is not saved yet, priced like one that is there. */
export function newVariant(optionValues: string[], like?: VariantForm): VariantForm {
  return {
    key: crypto.randomUUID(),
    id: '',
    optionValues,
    sku: '',
    price: like?.price ?? '',
    compareAtPrice: like?.compareAtPrice ?? '',
    stock: '0',
    weightGrams: like?.weightGrams ?? null,
    barcode: '',
  };
}

/** A new product: one variant, no options. */
export const emptyDraftForm = (): DraftForm => ({
  title: '',
  slug: '',
  description: '',
  categorySlug: '',
  collectionSlugs: [],
  seoTitle: '',
  seoDescription: '',
  options: [],
  variants: [newVariant([])],
  images: [],
  vendor: '',
  tags: [],
});

/** Whether there is something to save. Keys are React's matter and do not count. */
export function sameForm(one: DraftForm, other: DraftForm): boolean {
  const plain = (form: DraftForm) =>
    JSON.stringify({ ...form, variants: form.variants.map((variant) => ({ ...variant, key: '' })) });
  return one === other || plain(one) === plain(other);
}

/**
 * The form after a save: as saved, unless something was typed meanwhile; then that stays, and new variants only get
 * the ids they were given. Variants keep their keys, so the field that has the focus stays the same one.
 * @param sent the form that was saved
 * @param saved the form of what the API answered
 */
export function adoptSaved(current: DraftForm, sent: DraftForm, saved: DraftForm): DraftForm {
  if (current === sent) {
    const keys = new Map(current.variants.map((variant) => [combinationOf(variant), variant.key]));
    const variants = saved.variants.map((each) => ({
      ...each,
      key: keys.get(combinationOf(each)) ?? each.key,
    }));
    return { ...saved, variants };
  }
  const ids = new Map(saved.variants.map((variant) => [combinationOf(variant), variant.id]));
  const variants = current.variants.map((variant) =>
    variant.id === '' ? { ...variant, id: ids.get(combinationOf(variant)) ?? '' } : variant,
  );
  return { ...current, variants };
}

/** The stock that a form shows before anything is typed, by variant id. */
export const shownStock = ({ variants }: DraftForm): Map<string, string> =>
  new Map(variants.map(({ id, stock }) => [id, stock]));

/** Whether the merchant wrote a stock, rather than only saw it. A new variant has none until something is typed. */
export const stockTyped = ({ id, stock }: VariantForm, shown: ReadonlyMap<string, string>): boolean =>
  stock.trim() !== ((id === '' ? undefined : shown.get(id)) ?? '0');

/**
 * The stock to save, in the order of the variants: null where the merchant did not change it. Stock moves while the
 * editor is open, so a number that was only shown must never be written back.
 * @param units what `form` says, in its order
 */
export function changedStock(
  form: DraftForm,
  shown: ReadonlyMap<string, string>,
  units: readonly number[],
): (number | null)[] {
  return form.variants.map((variant, i) => (stockTyped(variant, shown) ? units[i]! : null));
}
