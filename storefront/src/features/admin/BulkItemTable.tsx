import type { BulkEdit, BulkItem } from '@lapidary/shared/catalog/bulk-edit';
import { routeHash } from './admin-routes.ts';
import { itemWords, priceWords } from './bulk-words.ts';
import { type Column, DataTable } from './forms/DataTable.tsx';
import { useCurrency } from './store-context.ts';

interface Props {
  edit: BulkEdit;
  items: BulkItem[];
  excluded: ReadonlySet<string>;
  onExclude(productId: string, excluded: boolean): void;
}

const liveWords = (live: boolean): string => (live ? 'Live' : 'Draft');

function columnsOf(
  { edit, excluded, onExclude }: Omit<Props, 'items'>,
  currency: string,
): Column<BulkItem>[] {
  const isExcluded = ({ productId }: BulkItem) => edit.state === 'preview' && excluded.has(productId);
  const values = ({ price, live }: BulkItem, side: 'before' | 'after') =>
    edit.change.kind === 'price' ? priceWords(price[side], currency) : liveWords(live[side]);
  const changes = ({ state }: BulkItem) => ['planned', 'done', 'undone', 'kept'].includes(state);
  return [
    {
      title: 'Included',
      titleHidden: true,
      className: 'admin-cell-select',
      cell: (item) =>
        edit.state === 'preview' &&
        item.state === 'planned' && (
          <input
            type="checkbox"
            aria-label={`Change ${item.title}`}
            checked={!isExcluded(item)}
            onChange={({ target }) => onExclude(item.productId, !target.checked)}
          />
        ),
    },
    {
      title: 'Title',
      kind: 'row',
      cell: ({ productId, title, variants }) => (
        <>
          <a href={routeHash({ screen: 'product', id: productId })}>{title}</a>
          {variants > 1 && <span className="quiet"> {variants} variants</span>}
        </>
      ),
    },
    { title: 'Before', kind: 'amount', cell: (item) => values(item, 'before') },
    {
      title: 'After',
      kind: 'amount',
      cell: (item) =>
        changes(item) && !isExcluded(item) ? (
          <strong>{values(item, 'after')}</strong>
        ) : (
          values(item, 'before')
        ),
    },
    {
      title: 'Status',
      labelled: true,
      cell: (item) => (
        <>
          {isExcluded(item) ? itemWords('excluded') : itemWords(item.state)}
          {item.note && <span className="quiet">: {item.note}</span>}
        </>
      ),
    },
  ];
}

/** The products of an edit, each before and after. */
export function BulkItemTable({ items, ...rest }: Props) {
  return (
    <DataTable columns={columnsOf(rest, useCurrency())} rows={items} keyOf={({ productId }) => productId} />
  );
}
