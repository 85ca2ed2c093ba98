import type { VariantStock } from '@lapidary/shared/inventory/stock';
import { StockRow } from './StockRow.tsx';

export function StockTable({ variants }: { variants: VariantStock[] }) {
  return (
    <table className="admin-table admin-levels">
      <thead>
        <tr>
          <th scope="col">Piece</th>
          <th scope="col">SKU</th>
          <th scope="col">Stock</th>
          <th scope="col">
            <span className="visually-hidden">History</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {variants.map((variant) => (
          // With other units on hand, what is typed into the row is about something else.
          <StockRow key={`${variant.variantId} ${variant.stock}`} variant={variant} />
        ))}
      </tbody>
    </table>
  );
}
