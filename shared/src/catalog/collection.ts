import type { z } from 'zod';
import { Category, Slug } from './category.ts';

/** Pieces that a merchant puts together; a product may be in any number of collections. */
export const Collection = Category.extend({ slug: Slug });
export type Collection = z.infer<typeof Collection>;
