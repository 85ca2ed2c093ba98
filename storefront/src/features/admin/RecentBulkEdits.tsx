import { routeHash } from './admin-routes.ts';
import { changeWords, editStateWords, productsWords } from './bulk-words.ts';
import { listBulkEdits } from './import-api.client.ts';
import { useCurrency } from './store-context.ts';
import { momentWords } from './time-words.ts';
import { useLoad } from './use-load.ts';

const SHOWN = 5;

/** The way back to what was changed of many products, for whoever wants to undo it. */
export function RecentBulkEdits() {
  const currency = useCurrency();
  const edits = useLoad(listBulkEdits);
  if (edits.state !== 'ready' || edits.value.length === 0) return null;
  return (
    <section className="admin-section" aria-labelledby="bulk-edits-heading">
      <h2 id="bulk-edits-heading">Latest bulk edits</h2>
      <ul className="admin-causes">
        {edits.value.slice(0, SHOWN).map(({ id, change, total, state, createdAt }) => (
          <li key={id}>
            <a href={routeHash({ screen: 'bulk_edit', id })}>
              {changeWords(change, currency)}: {productsWords(total)}
            </a>{' '}
            <span className="quiet">
              {editStateWords(state)}, {momentWords(createdAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
