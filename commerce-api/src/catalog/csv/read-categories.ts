import { createHash } from 'node:crypto';
import type { Category } from '@lapidary/shared/catalog/category';
import { RESERVED_SLUGS, slugify } from '@lapidary/shared/page-paths';
import { cell } from './columns.ts';
import type { ProductRows } from './group-rows.ts';
import type { Findings } from './import-error.ts';

/**
 * The slug of a new category for a product type. One that belongs to the shop itself gets a suffix; a title without any
 * Latin letter or digit is named by its hash, so that the same title always has the same address.
 */
function newSlug(type: string): string {
  const slug = slugify(type);
  if (slug === '') return `category-${createHash('sha256').update(type).digest('hex').slice(0, 8)}`;
  return RESERVED_SLUGS.includes(slug) ? `${slug}-category` : slug;
}

/** The category that a product type names: one of the shop's by its title or slug, else a new one by its slug. */
export const categorySlugOf = (type: string, known: readonly Pick<Category, 'slug' | 'title'>[]): string =>
  known.find(({ title }) => title === type)?.slug ??
  known.find(({ slug }) => slug === type)?.slug ??
  newSlug(type);

export interface CategoryReader {
  /** The slug of a product's category; null without a type. */
  read(product: ProductRows): string | null;
  /** Those of the file so far. */
  categories: readonly Category[];
}

/**
 * Reads one category per product type, in the order of the file, titled as it is written the first time. Types that
 * differ only in writing ("Earrings", "earrings") are one category.
 * @param known those of the shop.
 */
export function createCategoryReader(
  known: readonly Pick<Category, 'slug' | 'title'>[],
  findings: Findings,
): CategoryReader {
  const slugs = new Set<string>();
  const categories: Category[] = [];
  return {
    categories,
    read({ handle, rows }) {
      const title = cell(rows[0], 'Type');
      if (title === '') return null;
      const { row } = rows[0];
      if (title.length > 100) {
        const reason = `has ${title.length} characters; 100 are possible`;
        findings.faults.push({ row, column: 'Type', value: title, reason });
        return null;
      }
      const slug = categorySlugOf(title, known);
      if (slugs.has(slug)) return slug;
      if (slug !== slugify(title) && known.every((category) => category.slug !== slug)) {
        findings.notes.push({ row, handle, message: `the category "${title}" has the address /${slug}/` });
      }
      slugs.add(slug);
      categories.push({ slug, title, description: '', position: categories.length });
      return slug;
    },
  };
}
