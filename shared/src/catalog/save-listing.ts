import { z } from 'zod';
import { PublishRequest } from '../publishing/release.ts';
import { Category } from './category.ts';
import { Collection } from './collection.ts';

/** What a merchant writes about a category or a collection; its slug is its address, and stays. */
export const ListingText = z
  .strictObject(Category.omit({ slug: true }).shape)
  .meta({ id: 'ListingText', examples: [{ title: 'Rings', description: 'For every day.', position: 1 }] });
export type ListingText = z.infer<typeof ListingText>;

/** The request is null when nothing differed, and so nothing has to be published. */
export const SavedCategory = z
  .object({ category: Category, publishRequest: PublishRequest.nullable() })
  .meta({ id: 'SavedCategory' });
export type SavedCategory = z.infer<typeof SavedCategory>;

/** The request is null when nothing differed, and so nothing has to be published. */
export const SavedCollection = z
  .object({ collection: Collection, publishRequest: PublishRequest.nullable() })
  .meta({ id: 'SavedCollection' });
export type SavedCollection = z.infer<typeof SavedCollection>;

/** Pieces that a category or a collection would be taken from: in their drafts or live, and those of them in the shop. */
export const ListingUse = z
  .object({ products: z.int(), live: z.int() })
  .meta({ id: 'ListingUse', examples: [{ products: 3, live: 2 }] });
export type ListingUse = z.infer<typeof ListingUse>;

/** What deleting a category or a collection did: how many pieces have lost it, and the request that publishes it. */
export const DeletedListing = z
  .object({ products: z.int(), publishRequest: PublishRequest })
  .meta({ id: 'DeletedListing' });
export type DeletedListing = z.infer<typeof DeletedListing>;
