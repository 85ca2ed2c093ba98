import { useStore } from '@nanostores/react';
import { atom } from 'nanostores';
import { useCallback } from 'react';
import { routeHash } from '../admin-routes.ts';
import { PagedList } from '../PagedList.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { usePages } from '../use-pages.ts';
import { useTypedSearch } from '../use-typed-search.ts';
import { $lowStock } from './low-stock.client.ts';
import { StockFilters } from './StockFilters.tsx';
import { StockTable } from './StockTable.tsx';
import { listStock } from './stock-api.client.ts';

/** Both outlive the screen: back from a product, the list is as it was. */
const $search = atom('');
const $all = atom(false);

export function StockScreen() {
  const lowStock = useStore($lowStock);
  const all = useStore($all);
  const { wanted: search, typed, setTyped } = useTypedSearch($search);
  const pages = usePages(
    useCallback(
      async (cursor: string | null) => {
        const { variants, nextCursor } = await listStock(search, all ? null : lowStock, cursor);
        return { items: variants, nextCursor };
      },
      [search, all, lowStock],
    ),
  );
  return (
    <>
      <ScreenHeading title="Stock" />
      <StockFilters
        search={typed}
        onSearch={setTyped}
        upTo={lowStock}
        onUpTo={(units) => $lowStock.set(units)}
        all={all}
        onAll={(checked) => $all.set(checked)}
      />
      <PagedList
        pages={pages}
        of="stock"
        empty={
          search === '' && !all ? (
            <p>
              Nothing is low: every piece has more than {lowStock} units.{' '}
              <button type="button" className="text-button" onClick={() => $all.set(true)}>
                Show all
              </button>
            </p>
          ) : (
            <p>
              No piece for sale matches. <a href={routeHash({ screen: 'products' })}>To the products</a>
            </p>
          )
        }
      >
        <StockTable variants={pages.items} />
      </PagedList>
    </>
  );
}
