import type { AdminProductSummary } from '@lapidary/shared/catalog/admin-product';
import { formatMoney } from '@lapidary/shared/money';
import { routeHash } from './admin-routes.ts';
import { type Column, DataTable } from './forms/DataTable.tsx';
import { StatusMarks } from './StatusMarks.tsx';
import { useCurrency } from './store-context.ts';
import { minuteWords } from './time-words.ts';

export interface RowSelection {
  isSelected(id: string): boolean;
  /** @param range everything from the row that was chosen before */
  onSelect(id: string, selected: boolean, range: boolean): void;
  /** All rows of the table. */
  onSelectRows(selected: boolean): void;
}

function columnsOf(selection: RowSelection, all: boolean, currency: string): Column<AdminProductSummary>[] {
  return [
    {
      title: 'Select',
      head: (
        <input
          type="checkbox"
          aria-label="Select all rows"
          checked={all}
          onChange={() => selection.onSelectRows(!all)}
        />
      ),
      className: 'admin-cell-select',
      cell: ({ id, title }) => (
        <input
          type="checkbox"
          aria-label={`Select ${title}`}
          checked={selection.isSelected(id)}
          onChange={({ target, nativeEvent }) =>
            selection.onSelect(id, target.checked, (nativeEvent as MouseEvent).shiftKey)
          }
        />
      ),
    },
    {
      title: 'Picture',
      titleHidden: true,
      className: 'admin-cell-picture',
      cell: ({ image }) =>
        image ? (
          <img src={image} alt="" width="48" height="60" loading="lazy" />
        ) : (
          <span className="admin-no-picture" />
        ),
    },
    {
      title: 'Title',
      kind: 'row',
      cell: ({ id, title, variantCount }) => (
        <>
          <a href={routeHash({ screen: 'product', id })}>{title}</a>
          {variantCount > 1 && <span className="quiet"> {variantCount} variants</span>}
        </>
      ),
    },
    { title: 'Status', cell: (product) => <StatusMarks {...product} /> },
    {
      title: 'Price',
      kind: 'amount',
      cell: ({ fromPrice, variantCount }) => {
        const price = formatMoney({ amount: fromPrice, currency });
        return variantCount > 1 ? `from ${price}` : price;
      },
    },
    {
      title: 'Stock',
      kind: 'amount',
      cell: ({ totalStock }) => (totalStock === 0 ? <strong className="admin-none">0</strong> : totalStock),
    },
    { title: 'Edited', kind: 'quiet', cell: ({ updatedAt }) => minuteWords(updatedAt) },
  ];
}

export function ProductTable({
  products,
  selection,
}: {
  products: AdminProductSummary[];
  selection: RowSelection;
}) {
  const all = products.every(({ id }) => selection.isSelected(id));
  return (
    <DataTable columns={columnsOf(selection, all, useCurrency())} rows={products} keyOf={({ id }) => id} />
  );
}
