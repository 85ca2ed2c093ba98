import { z } from 'zod';
import { RESERVED_SLUGS } from '../page-paths.ts';

/** The part of a URL that names a product: lower-case letters, digits and single hyphens, 1–100 characters. */
export const Slug = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'may hold lower-case letters, digits and single hyphens')
  .meta({ examples: ['solitaire-ring'] });

export const CategorySlug = Slug.refine(
  (slug) => !RESERVED_SLUGS.includes(slug),
  'is a path of the shop itself',
).meta({ examples: ['rings'] });

export const Category = z.object({
  slug: CategorySlug,
  title: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({ examples: ['Rings'] }),
  description: z
    .string()
    .max(2000)
    .meta({ examples: ['Rings for every day, and for one day.'] }),
  /** Categories are listed in ascending position, then by slug. */
  position: z.int().min(0).max(10_000),
});
export type Category = z.infer<typeof Category>;

/** In the order of the navigation. */
export const CategoryList = z.object({ categories: z.array(Category) }).meta({ id: 'CategoryList' });
export type CategoryList = z.infer<typeof CategoryList>;
