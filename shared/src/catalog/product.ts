import { z } from 'zod';
import { MinorUnits } from '../money.ts';
import { Slug } from './category.ts';

/** The point of a picture that crops keep in view, as shares of its width and height from the top left. */
export const FocalPoint = z
  .object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })
  .meta({ examples: [{ x: 0.5, y: 0.4 }] });
export type FocalPoint = z.infer<typeof FocalPoint>;

/** A set of renditions of one picture: `imagePath` for each of `widths` (pixels, ascending). */
export const Image = z
  .object({
    key: z.string().regex(/^media\/[a-z0-9-]+$/),
    widths: z.array(z.int().positive()).min(1),
    /** Pixel size of the largest rendition, for the aspect ratio. */
    width: z.int().positive(),
    height: z.int().positive(),
    alt: z.string().max(500),
    /** The set is there as AVIF too, with a picture for sharing; sets from before there were any are WebP alone. */
    avif: z.boolean().optional(),
    /** What stands in its place until it is there: a ThumbHash, as base64. */
    thumbhash: z
      .string()
      .regex(/^[A-Za-z0-9+/]{8,48}={0,2}$/)
      .optional(),
    /** Without it, pages crop to the middle, and what a page is shared with shows all of the picture. */
    focus: FocalPoint.optional(),
  })
  .meta({
    examples: [
      { key: 'media/3f7a9c21', widths: [320, 640], width: 640, height: 800, alt: 'A solitaire ring' },
    ],
  });
export type Image = z.infer<typeof Image>;

/** A choice that a product offers: "Metal" with "Yellow gold", "White gold". */
export const ProductOption = z.object({
  name: z.string().trim().min(1).max(60),
  values: z.array(z.string().trim().min(1).max(100)).min(1).max(100),
});
export type ProductOption = z.infer<typeof ProductOption>;

/** One buyable combination of option values. Stock is not part of it: stock is live, a document is not. */
export const Variant = z.object({
  id: z.string().min(1).max(40),
  sku: z.string().trim().max(100),
  /** One value per option, in the options' order; empty when the product has no options. */
  optionValues: z.array(z.string()).max(3),
  price: MinorUnits,
  compareAtPrice: MinorUnits.nullable(),
  weightGrams: z.number().min(0).nullable(),
  barcode: z.string().trim().max(64),
});
export type Variant = z.infer<typeof Variant>;

const documentShape = {
  title: z.string().trim().min(1).max(200),
  slug: Slug,
  /** Markdown, in which HTML may stand; sanitised when it is rendered. */
  description: z.string().max(50_000),
  categorySlug: Slug.nullable(),
  /** In the order in which the product's page names them. Documents from before there were collections have none. */
  collectionSlugs: z.array(Slug).max(50).default([]),
  vendor: z.string().trim().max(100),
  tags: z.array(z.string().trim().min(1).max(60)).max(250),
  options: z.array(ProductOption).max(3),
  variants: z.array(Variant).min(1).max(250),
  images: z.array(Image).max(50),
  seo: z.object({ title: z.string().trim().max(200), description: z.string().trim().max(500) }),
};

type DocumentShape = z.infer<z.ZodObject<typeof documentShape>>;

function checkCollections(
  { collectionSlugs }: DocumentShape,
  fail: (path: (string | number)[], message: string) => void,
): void {
  for (const [index, slug] of collectionSlugs.entries()) {
    if (collectionSlugs.indexOf(slug) < index) fail(['collectionSlugs', index], `"${slug}" is there twice`);
  }
}

/** The faults that concern several fields at once: options against variants, and uniqueness. */
function checkVariants(
  document: DocumentShape,
  fail: (path: (string | number)[], message: string) => void,
): void {
  const { options, variants } = document;
  const optionNames = new Set<string>();
  for (const [index, option] of options.entries()) {
    if (optionNames.has(option.name))
      fail(['options', index, 'name'], `the option "${option.name}" is there twice`);
    optionNames.add(option.name);
    if (new Set(option.values).size !== option.values.length) {
      fail(['options', index, 'values'], `a value of "${option.name}" is there twice`);
    }
  }
  const ids = new Set<string>();
  const combinations = new Set<string>();
  for (const [index, variant] of variants.entries()) {
    if (ids.has(variant.id)) fail(['variants', index, 'id'], 'the variant is there twice');
    ids.add(variant.id);
    if (variant.optionValues.length !== options.length) {
      fail(['variants', index, 'optionValues'], `needs ${options.length} values, one per option`);
      continue;
    }
    for (const [position, value] of variant.optionValues.entries()) {
      const option = options[position]!;
      if (!option.values.includes(value)) {
        fail(['variants', index, 'optionValues', position], `"${value}" is no value of "${option.name}"`);
      }
    }
    const combination = JSON.stringify(variant.optionValues);
    if (combinations.has(combination)) {
      fail(['variants', index, 'optionValues'], `"${variant.optionValues.join(' / ')}" is there twice`);
    }
    combinations.add(combination);
    if (variant.compareAtPrice !== null && variant.compareAtPrice < variant.price) {
      fail(['variants', index, 'compareAtPrice'], 'must not be below the price');
    }
  }
}

/** A product document. */
export const DOCUMENT_EXAMPLE = {
  title: 'Solitaire Ring',
  slug: 'solitaire-ring',
  description: 'One stone, six claws.',
  categorySlug: null,
  collectionSlugs: [],
  vendor: '',
  tags: ['gold'],
  options: [
    { name: 'Metal', values: ['Yellow gold', 'White gold'] },
    { name: 'Size', values: ['6'] },
  ],
  variants: [
    {
      id: '01KJ4T9Z6N8Q2V5X7B3M1C0D4F',
      sku: 'SOL-YG-6',
      optionValues: ['Yellow gold', '6'],
      price: 128_000,
      compareAtPrice: null,
      weightGrams: 3.2,
      barcode: '',
    },
  ],
  images: [],
  seo: { title: '', description: '' },
};

/** Everything a merchant writes about a product: saved as a draft, published as an immutable revision. */
export const ProductDocument = z
  .strictObject(documentShape)
  .superRefine((document, context) => {
    const fail = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    checkCollections(document, fail);
    checkVariants(document, fail);
  })
  .meta({ examples: [DOCUMENT_EXAMPLE] });

/** A product document as a client sends a new one: the shop gives each variant its id. */
export const NEW_DOCUMENT_EXAMPLE = {
  ...DOCUMENT_EXAMPLE,
  variants: DOCUMENT_EXAMPLE.variants.map((variant) => ({ ...variant, id: '' })),
};
export type ProductDocument = z.infer<typeof ProductDocument>;

/** What a static page may say of a variant's stock; the exact number comes from the live API. */
export const StockState = z.enum(['in_stock', 'low', 'sold_out']);
export type StockState = z.infer<typeof StockState>;

/** A product as the publisher's snapshot holds it: the published document and what else its pages show. */
export interface PublishedProduct extends ProductDocument {
  id: string;
  /** State by variant id. */
  stock: Record<string, StockState>;
}

/** "Yellow gold / 6", or '' for a product without options. */
export const variantTitle = (variant: Pick<Variant, 'optionValues'>): string =>
  variant.optionValues.join(' / ');
