import type { Category } from '@lapidary/shared/catalog/category';
import { Field } from './forms/Field.tsx';
import { SelectField } from './forms/SelectField.tsx';
import type { ListFilter } from './use-selection.ts';

interface Props {
  filter: ListFilter;
  categories: Category[];
  typed: string;
  onType(text: string): void;
  onFilter(change: Partial<ListFilter>): void;
}

const STATUSES: readonly (readonly [ListFilter['status'], string])[] = [
  ['', 'All'],
  ['live', 'Live'],
  ['changed', 'Live, with unpublished changes'],
  ['draft', 'Draft'],
  ['archived', 'Archived'],
];

/** Narrows the list of products. */
export function ProductFilters({ filter, categories, typed, onType, onFilter }: Props) {
  return (
    <search className="admin-filters">
      <Field path="products.search" label="Search products" className="admin-search">
        {(control) => (
          <input {...control} type="search" value={typed} onChange={(event) => onType(event.target.value)} />
        )}
      </Field>
      <SelectField
        path="products.category"
        label="In category"
        value={filter.category}
        options={[
          ['', 'All'],
          ...categories.map(({ slug, title }) => [slug, title] as const),
          ['-', 'Without a category'],
        ]}
        onChange={(category) => onFilter({ category })}
      />
      <SelectField
        path="products.status"
        label="With status"
        value={filter.status}
        options={STATUSES}
        onChange={(status) => onFilter({ status })}
      />
    </search>
  );
}
