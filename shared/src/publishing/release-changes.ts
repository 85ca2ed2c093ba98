import { z } from 'zod';
import { DOCUMENT_EXAMPLE, ProductDocument } from '../catalog/product.ts';

/** A piece of which a release shows something else than the one before; null where it was, or is, not on the shop. */
export const PieceChange = z.object({
  productId: z.string(),
  before: ProductDocument.nullable(),
  after: ProductDocument.nullable(),
});
export type PieceChange = z.infer<typeof PieceChange>;

const Words = z.object({ title: z.string(), description: z.string(), position: z.int() });

/** A category or a collection, likewise. */
export const ListingChange = z.object({
  kind: z.enum(['category', 'collection']),
  slug: z.string(),
  before: Words.nullable(),
  after: Words.nullable(),
});
export type ListingChange = z.infer<typeof ListingChange>;

/** What a release says otherwise than the one before. */
export const ReleaseChanges = z
  .object({
    /** A page of them, in order of id. */
    pieces: z.array(PieceChange),
    nextCursor: z.string().nullable(),
    /** All of them, with the first page of pieces. */
    listings: z.array(ListingChange),
  })
  .meta({
    id: 'ReleaseChanges',
    examples: [
      {
        pieces: [{ productId: '01KJ4T8W1R3S5T7V9X0Y2Z4A6B', before: null, after: DOCUMENT_EXAMPLE }],
        nextCursor: null,
        listings: [
          {
            kind: 'category',
            slug: 'rings',
            before: { title: 'Rings', description: '', position: 0 },
            after: { title: 'Rings', description: 'For every finger.', position: 0 },
          },
        ],
      },
    ],
  });
export type ReleaseChanges = z.infer<typeof ReleaseChanges>;
