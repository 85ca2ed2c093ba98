import type { ProductFilter } from '@lapidary/shared/catalog/admin-product';
import type { Bind } from '../platform/sql.ts';

const escapeLike = (text: string): string => text.replace(/[!%_]/g, (character) => `!${character}`);

const STATES: Record<NonNullable<ProductFilter['status']>, string> = {
  draft: 'live_revision_id IS NULL AND archived_at IS NULL',
  live: 'live_revision_id IS NOT NULL',
  changed: 'live_revision_id IS NOT NULL AND live_version <> version',
  archived: 'archived_at IS NOT NULL',
};

/** Conditions on `products` that a filter stands for. */
export function productCondition({ query, category, status }: ProductFilter): {
  conditions: string[];
  bind: Bind;
} {
  const conditions: string[] = [];
  const bind: Record<string, string> = {};
  if (query) {
    conditions.push("(LOWER(title) LIKE $query ESCAPE '!' OR slug LIKE $query ESCAPE '!')");
    bind.query = `%${escapeLike(query.toLowerCase())}%`;
  }
  if (category === '-') conditions.push('category_slug IS NULL');
  else if (category) {
    conditions.push('category_slug = $category');
    bind.category = category;
  }
  conditions.push(status ? STATES[status] : 'archived_at IS NULL');
  return { conditions, bind };
}
