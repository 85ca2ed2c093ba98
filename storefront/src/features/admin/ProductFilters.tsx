import type { Category } from '@lapidary/shared/catalog/category';
import type { ListFilter } from './use-selection.ts';

interface Props {
  filter: ListFilter;
  categories: Category[];
  typed: string;
  onType(text: string): void;
  onFilter(change: Partial<ListFilter>): void;
}

/** Narrows the list of products. */
export function ProductFilters({ filter, categories, typed, onType, onFilter }: Props) {
  return (
    <search className="admin-filters">
      <div className="field admin-search">
        <label htmlFor="search">Search products</label>
        <input id="search" type="search" value={typed} onChange={(event) => onType(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor="filter-category">In category</label>
        <select
          id="filter-category"
          value={filter.category}
          onChange={({ target }) => onFilter({ category: target.value })}
        >
          <option value="">All</option>
          {categories.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
          <option value="-">Without a category</option>
        </select>
      </div>
      <div className="field">
        <label htmlFor="filter-status">With status</label>
        <select
          id="filter-status"
          value={filter.status}
          onChange={({ target }) => onFilter({ status: target.value as ListFilter['status'] })}
        >
          <option value="">All</option>
          <option value="live">Live</option>
          <option value="changed">Live, with unpublished changes</option>
          <option value="draft">Draft</option>
        </select>
      </div>
    </search>
  );
}
