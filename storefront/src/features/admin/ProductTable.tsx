import type { AdminProductSummary } from '@lapidary/shared/catalog/admin-product';
import { formatMoney } from '@lapidary/shared/money';
import { routeHash } from './admin-routes.ts';
import { useCurrency } from './currency-context.ts';
import { StatusMarks } from './StatusMarks.tsx';
import { minuteWords } from './time-words.ts';

export interface RowSelection {
  isSelected(id: string): boolean;
  /** @param range everything from the row that was chosen before */
  onSelect(id: string, selected: boolean, range: boolean): void;
  /** All rows of the table. */
  onSelectRows(selected: boolean): void;
}

function ProductRow({ product, selection }: { product: AdminProductSummary; selection: RowSelection }) {
  const price = formatMoney({ amount: product.fromPrice, currency: useCurrency() });
  const several = product.variantCount > 1;
  return (
    <tr>
      <td className="admin-cell-select">
        <input
          type="checkbox"
          aria-label={`Select ${product.title}`}
          checked={selection.isSelected(product.id)}
          onChange={({ target, nativeEvent }) =>
            selection.onSelect(product.id, target.checked, (nativeEvent as MouseEvent).shiftKey)
          }
        />
      </td>
      <td className="admin-cell-picture">
        {product.image ? (
          <img src={product.image} alt="" width="48" height="60" loading="lazy" />
        ) : (
          <span className="admin-no-picture" />
        )}
      </td>
      <th scope="row">
        <a href={routeHash({ screen: 'product', id: product.id })}>{product.title}</a>
        {several && <span className="quiet"> {product.variantCount} variants</span>}
      </th>
      <td>
        <StatusMarks {...product} />
      </td>
      <td className="amount" data-label="Price">
        {several ? `from ${price}` : price}
      </td>
      <td className="amount" data-label="Stock">
        {product.totalStock === 0 ? <strong className="admin-none">0</strong> : product.totalStock}
      </td>
      <td className="quiet" data-label="Edited">
        {minuteWords(product.updatedAt)}
      </td>
    </tr>
  );
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
    <table className="admin-table">
      <thead>
        <tr>
          <th scope="col" className="admin-cell-select">
            <input
              type="checkbox"
              aria-label="Select all rows"
              checked={all}
              onChange={() => selection.onSelectRows(!all)}
            />
          </th>
          <th scope="col">
            <span className="visually-hidden">Picture</span>
          </th>
          <th scope="col">Title</th>
          <th scope="col">Status</th>
          <th scope="col">Price</th>
          <th scope="col">Stock</th>
          <th scope="col">Edited</th>
        </tr>
      </thead>
      <tbody>
        {products.map((product) => (
          <ProductRow key={product.id} product={product} selection={selection} />
        ))}
      </tbody>
    </table>
  );
}
