import type { VariantStock } from '@lapidary/shared/inventory/stock';
import type { FormEvent } from 'react';
import { routeHash } from '../admin-routes.ts';
import { useStockLevel } from './use-stock-level.ts';

const nameOf = ({ productTitle, variantTitle }: VariantStock): string =>
  variantTitle === '' ? productTitle : `${productTitle}, ${variantTitle}`;

/** A variant of the list, with its units to be set in place. */
export function StockRow({ variant }: { variant: VariantStock }) {
  const level = useStockLevel(variant);
  const { variantId, productId, productTitle, variantTitle, sku } = variant;
  const field = `stock-${variantId}`;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!level.busy && level.changed) void level.set();
  }
  return (
    <tr>
      <th scope="row">
        <a href={routeHash({ screen: 'product', id: productId })}>{productTitle}</a>
        {variantTitle && <span className="quiet">{variantTitle}</span>}
      </th>
      <td className="quiet" data-label="SKU">
        {sku || '—'}
      </td>
      <td>
        <form className="admin-stock" onSubmit={submit}>
          <div className="field">
            <label className="visually-hidden" htmlFor={field}>
              Stock of {nameOf(variant)}
            </label>
            <input
              id={field}
              inputMode="numeric"
              autoComplete="off"
              maxLength={7}
              value={level.typed}
              aria-invalid={level.problem ? true : undefined}
              aria-describedby={level.problem ? `${field}-error` : undefined}
              onChange={(event) => level.type(event.target.value)}
            />
          </div>
          {level.changed && (
            <button type="submit" className="button secondary" aria-disabled={level.busy || undefined}>
              Set
            </button>
          )}
          <span role="status">
            {level.last && !level.changed && (
              <>
                Set to {level.last.to} ·{' '}
                <button type="button" className="text-button" onClick={() => void level.undo()}>
                  Undo<span className="visually-hidden"> the stock of {nameOf(variant)}</span>
                </button>
              </>
            )}
          </span>
          {level.problem && (
            <p className="field-error" id={`${field}-error`}>
              {level.problem}
            </p>
          )}
        </form>
      </td>
      <td>
        <a href={routeHash({ screen: 'stock_history', variantId })}>
          History<span className="visually-hidden"> of {nameOf(variant)}</span>
        </a>
      </td>
    </tr>
  );
}
