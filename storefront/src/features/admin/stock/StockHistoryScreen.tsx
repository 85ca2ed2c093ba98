import type { StockHistory, StockMovement } from '@lapidary/shared/inventory/stock';
import { useCallback } from 'react';
import { routeHash } from '../admin-routes.ts';
import { type Column, DataTable } from '../forms/DataTable.tsx';
import { LoadedPart } from '../LoadedPart.tsx';
import { useNames } from '../people/use-names.ts';
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

const columnsOf = (
  me: ReturnType<typeof useMe>,
  names: ReturnType<typeof useNames>,
): Column<StockMovement>[] => [
  {
    title: 'What',
    kind: 'row',
    cell: ({ kind, order }) => (
      <>
        {KIND[kind]} {order && <a href={routeHash({ screen: 'order', number: order })}>{order}</a>}
      </>
    ),
  },
  { title: 'Units', kind: 'amount', cell: ({ change }) => signed.format(change) },
  { title: 'Stock then', kind: 'amount', cell: ({ stock }) => stock ?? '—' },
  { title: 'When', kind: 'quiet', cell: ({ at }) => <time dateTime={at}>{momentWords(at)}</time> },
  { title: 'Who', kind: 'quiet', cell: ({ actor }) => whoWords(actor, me, names) },
];

const keyOf = ({ at, kind, order, change }: StockMovement): string => `${at} ${kind} ${order} ${change}`;

function History({ history: { variant, movements } }: { history: StockHistory }) {
  const me = useMe();
  const names = useNames();
  return (
    <>
      <p>
        {[variant.variantTitle, variant.sku].filter((part) => part !== '').join(', ')}{' '}
        <strong>{variant.stock} on hand.</strong>{' '}
        <a href={routeHash({ screen: 'product', id: variant.productId })}>To the product</a>
      </p>
      {movements.length > 0 ? (
        <DataTable columns={columnsOf(me, names)} rows={movements} keyOf={keyOf} />
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
