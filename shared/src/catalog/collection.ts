import { z } from 'zod';
import { Category, Slug } from './category.ts';

/** Pieces that a merchant puts together; a product may be in any number of collections. */
export const Collection = Category.extend({
  slug: Slug.meta({ examples: ['new-arrivals'] }),
  title: Category.shape.title.meta({ examples: ['New arrivals'] }),
  description: Category.shape.description.meta({ examples: ['Fresh from the bench.'] }),
});
export type Collection = z.infer<typeof Collection>;

/** In the order in which the shop lists them. */
export const CollectionList = z.object({ collections: z.array(Collection) }).meta({ id: 'CollectionList' });
export type CollectionList = z.infer<typeof CollectionList>;
