import { z } from 'zod';
import { PublishRequest } from '../publishing/release.ts';
import { ProductDocument } from './product.ts';

/** An archived product is put away: it is in no list and not in the shop until it is brought back. */
export const ProductStatus = z.enum(['draft', 'live', 'archived']);
export type ProductStatus = z.infer<typeof ProductStatus>;

/** A product as the merchant's desk sees it: the draft, how it stands against what is live, and stock by variant. */
export const AdminProduct = z
  .object({
    id: z.string().meta({ examples: ['01KJ4T8W1R3S5T7V9X0Y2Z4A6B'] }),
    /** Grows with every saved draft; also the ETag of the product. */
    version: z.int(),
    status: ProductStatus,
    /** The draft differs from what shoppers see. */
    hasUnpublishedChanges: z.boolean(),
    draft: ProductDocument,
    /** What shoppers see, while the draft says something else. */
    live: ProductDocument.nullable(),
    /** Units on hand by variant id. */
    stock: z.record(z.string(), z.int()).meta({ examples: [{ '01KJ4T9Z6N8Q2V5X7B3M1C0D4F': 5 }] }),
    /** Where shoppers find it now; the draft's slug may be another. */
    liveSlug: z.string().nullable(),
    publishedAt: z.iso.datetime().nullable(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'AdminProduct' });
export type AdminProduct = z.infer<typeof AdminProduct>;

/** A product that has been put away; the request takes it off the shop, and is null when it was not there. */
export const ArchivedProduct = z
  .object({ product: AdminProduct, publishRequest: PublishRequest.nullable() })
  .meta({ id: 'ArchivedProduct' });
export type ArchivedProduct = z.infer<typeof ArchivedProduct>;

export const AdminProductSummary = z
  .object({
    id: z.string().meta({ examples: ['01KJ4T8W1R3S5T7V9X0Y2Z4A6B'] }),
    title: z.string().meta({ examples: ['Solitaire Ring'] }),
    slug: z.string().meta({ examples: ['solitaire-ring'] }),
    categorySlug: z.string().nullable(),
    status: ProductStatus,
    hasUnpublishedChanges: z.boolean(),
    /** Lowest variant price of the draft, minor units of the shop's currency. */
    fromPrice: z.int(),
    totalStock: z.int(),
    variantCount: z.int(),
    image: z.string().nullable(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'AdminProductSummary' });
export type AdminProductSummary = z.infer<typeof AdminProductSummary>;

export const AdminProductList = z
  .object({ products: z.array(AdminProductSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'AdminProductList' });
export type AdminProductList = z.infer<typeof AdminProductList>;

/** Which products a list shows, or a bulk edit is about. */
export const ProductFilter = z.object({
  /** Part of a title or slug, in any case. */
  query: z.string().trim().max(100).default(''),
  /** A category's slug; `-` for products without one. */
  category: z.string().max(100).optional(),
  /** `changed` are live products with unpublished changes. Archived ones are there only when they are asked for. */
  status: z.enum(['draft', 'live', 'changed', 'archived']).optional(),
});
export type ProductFilter = z.infer<typeof ProductFilter>;

/** Products whose drafts are to be published together. */
export const PublishProducts = z
  .strictObject({ productIds: z.array(z.string().min(1).max(40)).min(1).max(1000) })
  .meta({ examples: [{ productIds: ['01KJ4T8W1R3S5T7V9X0Y2Z4A6B'] }] });
export type PublishProducts = z.infer<typeof PublishProducts>;
