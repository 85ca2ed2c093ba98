import type { BulkEdit, BulkItem } from '@lapidary/shared/catalog/bulk-edit';
import { routeHash } from './admin-routes.ts';
import { itemWords, priceWords } from './bulk-words.ts';
import { useCurrency } from './currency-context.ts';

interface Props {
  edit: BulkEdit;
  items: BulkItem[];
  excluded: ReadonlySet<string>;
  onExclude(productId: string, excluded: boolean): void;
}

const liveWords = (live: boolean): string => (live ? 'Live' : 'Draft');

function ItemRow({
  edit,
  item,
  isExcluded,
  onExclude,
}: Omit<Props, 'items' | 'excluded'> & { item: BulkItem; isExcluded: boolean }) {
  const currency = useCurrency();
  const { productId, title, state, note, live, price, variants } = item;
  const isPrice = edit.change.kind === 'price';
  const choosable = edit.state === 'preview' && state === 'planned';
  const values = (side: 'before' | 'after') =>
    isPrice ? priceWords(price[side], currency) : liveWords(live[side]);
  const changes = ['planned', 'done', 'undone', 'kept'].includes(state);
  return (
    <tr>
      <td className="admin-cell-select">
        {choosable && (
          <input
            type="checkbox"
            aria-label={`Change ${title}`}
            checked={!isExcluded}
            onChange={({ target }) => onExclude(productId, !target.checked)}
          />
        )}
      </td>
      <th scope="row">
        <a href={routeHash({ screen: 'product', id: productId })}>{title}</a>
        {variants > 1 && <span className="quiet"> {variants} variants</span>}
      </th>
      <td className="amount" data-label="Before">
        {values('before')}
      </td>
      <td className="amount" data-label="After">
        {changes && !isExcluded ? <strong>{values('after')}</strong> : values('before')}
      </td>
      <td data-label="Status">
        {isExcluded ? itemWords('excluded') : itemWords(state)}
        {note && <span className="quiet">: {note}</span>}
      </td>
    </tr>
  );
}

/** The products of an edit, each before and after. */
export function BulkItemTable({ edit, items, excluded, onExclude }: Props) {
  return (
    <table className="admin-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Included</span>
          </th>
          <th scope="col">Title</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ItemRow
            key={item.productId}
            edit={edit}
            item={item}
            isExcluded={edit.state === 'preview' && excluded.has(item.productId)}
            onExclude={onExclude}
          />
        ))}
      </tbody>
    </table>
  );
}
