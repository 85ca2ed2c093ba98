import { createHash } from 'node:crypto';
import type { Category } from '@lapidary/shared/catalog/category';
import { RESERVED_SLUGS, slugify } from '@lapidary/shared/page-paths';
import type { Findings } from '../import-error.ts';
import { cell } from './columns.ts';
import type { ProductRows } from './group-rows.ts';

/**
 * The slug of a category for a product type. One that belongs to the shop itself gets a suffix; a title without any
 * Latin letter or digit is named by its hash, so that the same title always has the same address.
 */
export function categorySlug(type: string): string {
  const slug = slugify(type);
  if (slug === '') return `category-${createHash('sha256').update(type).digest('hex').slice(0, 8)}`;
  return RESERVED_SLUGS.includes(slug) ? `${slug}-category` : slug;
}

/**
 * One category per product type, in the order of the file, titled as it is written the first time.
 * Types that differ only in writing ("Earrings", "earrings") are one category.
 */
export function readCategories(products: readonly ProductRows[], findings: Findings): Category[] {
  const categories = new Map<string, Category>();
  for (const { handle, rows } of products) {
    const title = cell(rows[0], 'Type');
    if (title === '') continue;
    const { row } = rows[0];
    if (title.length > 100) {
      const reason = `has ${title.length} characters; 100 are possible`;
      findings.faults.push({ row, column: 'Type', value: title, reason });
      continue;
    }
    const slug = categorySlug(title);
    if (categories.has(slug)) continue;
    if (slug !== slugify(title)) {
      findings.notes.push({ row, handle, message: `the category "${title}" has the address /${slug}/` });
    }
    categories.set(slug, { slug, title, description: '', position: categories.size });
  }
  return [...categories.values()];
}
