import { useStore } from '@nanostores/react';
import { atom } from 'nanostores';
import { useCallback, useEffect, useState } from 'react';
import { listProducts } from './admin-api.client.ts';
import { routeHash } from './admin-routes.ts';
import { Failure } from './Failure.tsx';
import { ProductTable } from './ProductTable.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';
import { usePages } from './use-pages.ts';

const TYPING_PAUSE_MS = 250;

/** Outlives the screen: back from a product, the search is as it was. */
const $search = atom('');

export function ProductListScreen() {
  const search = useStore($search);
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    const timer = setTimeout(() => $search.set(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  const { items, loading, failure, hasMore, load } = usePages(
    useCallback(
      async (cursor: string | null) => {
        const { products, nextCursor } = await listProducts(search, cursor);
        return { items: products, nextCursor };
      },
      [search],
    ),
  );

  return (
    <>
      <ScreenHeading title="Products">
        <a className="button" href={routeHash({ screen: 'new_product' })}>
          New product
        </a>
      </ScreenHeading>
      <search className="field admin-search">
        <label htmlFor="search">Search products</label>
        <input id="search" type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </search>
      {items.length > 0 && <ProductTable products={items} />}
      <div role="status">
        {loading && <p className="quiet">Loading products…</p>}
        {!loading && !failure && items.length === 0 && (
          <p>
            {search === '' ? 'There are no products yet. ' : `No product matches “${search}”. `}
            {search === '' ? (
              <a href={routeHash({ screen: 'new_product' })}>Make the first one</a>
            ) : (
              <button type="button" className="text-button" onClick={() => setTyped('')}>
                Show all
              </button>
            )}
          </p>
        )}
      </div>
      {failure && <Failure words={failure} again={load} />}
      {hasMore && !loading && !failure && (
        <button type="button" className="button secondary" onClick={load}>
          Load more
        </button>
      )}
    </>
  );
}
