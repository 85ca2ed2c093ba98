import type { StockHistory, StockMovement } from '@lapidary/shared/inventory/stock';
import { useCallback } from 'react';
import { routeHash } from '../admin-routes.ts';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { momentWords } from '../time-words.ts';
import { useLoad } from '../use-load.ts';
import { useMe } from '../use-me.ts';
import { whoWords } from '../who-words.ts';
import { getStockHistory } from './stock-api.client.ts';

const KIND: Record<StockMovement['kind'], string> = {
  set: 'Set at the desk',
  sold: 'Sold',
  returned: 'Returned by an order',
};

const signed = new Intl.NumberFormat('en', { signDisplay: 'exceptZero' });

function MovementTable({ movements }: { movements: StockMovement[] }) {
  const me = useMe();
  return (
    <table className="admin-table">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Units</th>
          <th scope="col">Stock then</th>
          <th scope="col">When</th>
          <th scope="col">Who</th>
        </tr>
      </thead>
      <tbody>
        {movements.map(({ at, kind, actor, change, stock, order }) => (
          <tr key={`${at} ${kind} ${order} ${change}`}>
            <th scope="row">
              {KIND[kind]} {order && <a href={routeHash({ screen: 'order', number: order })}>{order}</a>}
            </th>
            <td className="amount" data-label="Units">
              {signed.format(change)}
            </td>
            <td className="amount" data-label="Stock then">
              {stock ?? '—'}
            </td>
            <td className="quiet" data-label="When">
              <time dateTime={at}>{momentWords(at)}</time>
            </td>
            <td className="quiet" data-label="Who">
              {whoWords(actor, me)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function History({ history: { variant, movements } }: { history: StockHistory }) {
  return (
    <>
      <p>
        {variant.variantTitle && `${variant.variantTitle}. `}
        {variant.sku && `${variant.sku}. `}
        <strong>{variant.stock} on hand.</strong>{' '}
        <a href={routeHash({ screen: 'product', id: variant.productId })}>To the product</a>
      </p>
      {movements.length > 0 ? (
        <MovementTable movements={movements} />
      ) : (
        <p>
          Nothing has been sold or set yet. <a href={routeHash({ screen: 'stock' })}>Set its stock</a>
        </p>
      )}
    </>
  );
}

/** What became of the units of a variant. */
export function StockHistoryScreen({ variantId }: { variantId: string }) {
  const history = useLoad(useCallback(() => getStockHistory(variantId), [variantId]));
  const title = history.state === 'ready' ? history.value.variant.productTitle : 'Stock';
  return (
    <>
      <ScreenHeading title={`${title}: history`} />
      <p>
        <a href={routeHash({ screen: 'stock' })}>All stock</a>
      </p>
      <LoadedPart loaded={history} of="the history">
        {(value) => <History history={value} />}
      </LoadedPart>
    </>
  );
}
