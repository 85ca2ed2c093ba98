import { productPath } from '@lapidary/shared/page-paths';
import { useCallback } from 'react';
import { getReleaseChanges } from './admin-api.client.ts';
import { routeHash } from './admin-routes.ts';
import { Failure } from './Failure.tsx';
import { Differences } from './forms/Differences.tsx';
import { type ReleaseDifference, releaseDifferences } from './release-diff.ts';
import { useCurrency } from './store-context.ts';
import { usePages } from './use-pages.ts';

const WORDS = { new: 'New', changed: 'Changed', gone: 'Gone' } as const;

function Change({ difference }: { difference: ReleaseDifference }) {
  const { title, change, rows, productId, slug } = difference;
  const fields = rows.length === 1 ? '1 field' : `${rows.length} fields`;
  return (
    <li>
      <p className="admin-release-change">
        {productId ? <a href={routeHash({ screen: 'product', id: productId })}>{title}</a> : title}{' '}
        <span className="admin-mark">{WORDS[change]}</span>{' '}
        {slug && (
          <a href={productPath(slug)}>
            See its page<span className="visually-hidden">: {title}</span>
          </a>
        )}
      </p>
      {rows.length > 0 && (
        <details className="admin-more">
          <summary>
            {fields}
            <span className="visually-hidden"> of {title}</span>
          </summary>
          <Differences rows={rows} names={['Before', 'After']} />
        </details>
      )}
      {change === 'changed' && rows.length === 0 && (
        <p className="quiet">Published again with the same content.</p>
      )}
    </li>
  );
}

/** What a release says otherwise than the one before, piece by piece. */
export function ReleaseChangesPart({ id }: { id: string }) {
  const currency = useCurrency();
  const { items, loading, failure, hasMore, load } = usePages(
    useCallback(
      async (cursor: string | null) => {
        const changes = await getReleaseChanges(id, cursor);
        return { items: releaseDifferences(changes, currency), nextCursor: changes.nextCursor };
      },
      [id, currency],
    ),
  );
  return (
    <section className="admin-section" aria-labelledby="release-changes-heading">
      <h2 id="release-changes-heading">What changed</h2>
      {items.length > 0 && (
        <ul className="admin-release-changes">
          {items.map((difference) => (
            <Change key={difference.key} difference={difference} />
          ))}
        </ul>
      )}
      <div role="status">
        {loading && <p className="quiet">Loading what it changed…</p>}
        {!loading && !failure && items.length === 0 && (
          <p className="quiet">
            No piece, category or collection. Pages differ by stock, settings or the shop’s templates.
          </p>
        )}
      </div>
      {failure && <Failure words={failure} again={load} />}
      {hasMore && !loading && !failure && (
        <button type="button" className="button secondary" onClick={load}>
          Show more
        </button>
      )}
    </section>
  );
}
