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
