import { useStore } from '@nanostores/react';
import { map } from 'nanostores';
import { useCallback, useEffect, useState } from 'react';
import { listCategories, listProducts } from './admin-api.client.ts';
import { routeHash } from './admin-routes.ts';
import { BulkBar } from './BulkBar.tsx';
import { Failure } from './Failure.tsx';
import { ProductFilters } from './ProductFilters.tsx';
import { ProductTable } from './ProductTable.tsx';
import { RecentBulkEdits } from './RecentBulkEdits.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';
import { useLoad } from './use-load.ts';
import { usePages } from './use-pages.ts';
import { type ListFilter, useSelection } from './use-selection.ts';

const TYPING_PAUSE_MS = 250;

/** Outlives the screen: back from a product, the list is as it was. */
const $filter = map<ListFilter>({ search: '', category: '', status: '' });

function Empty({ filtered, onShowAll }: { filtered: boolean; onShowAll(): void }) {
  if (filtered) {
    return (
      <p>
        No product matches.{' '}
        <button type="button" className="text-button" onClick={onShowAll}>
          Show all
        </button>
      </p>
    );
  }
  return (
    <p>
      There are no products yet. <a href={routeHash({ screen: 'new_product' })}>Make the first one</a> or{' '}
      <a href={routeHash({ screen: 'imports' })}>import a catalog</a>
    </p>
  );
}

export function ProductListScreen() {
  const filter = useStore($filter);
  const { search, category, status } = filter;
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    const timer = setTimeout(() => $filter.setKey('search', typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const categories = useLoad(listCategories);

  const { items, loading, failure, hasMore, load } = usePages(
    useCallback(
      async (cursor: string | null) => {
        const { products, nextCursor } = await listProducts(search, cursor, { category, status });
        return { items: products, nextCursor };
      },
      [search, category, status],
    ),
  );
  const selected = useSelection(
    filter,
    items.map(({ id }) => id),
  );
  const showAll = () => {
    setTyped('');
    $filter.set({ search: '', category: '', status: '' });
  };

  return (
    <>
      <ScreenHeading title="Products">
        <div className="admin-actions">
          <a className="button secondary" href={routeHash({ screen: 'imports' })}>
            Import and export
          </a>
          <a className="button" href={routeHash({ screen: 'new_product' })}>
            New product
          </a>
        </div>
      </ScreenHeading>
      <ProductFilters
        filter={filter}
        categories={categories.state === 'ready' ? categories.value : []}
        typed={typed}
        onType={setTyped}
        onFilter={(change) => $filter.set({ ...$filter.get(), ...change })}
      />
      {selected.count > 0 && status !== 'archived' && (
        <BulkBar
          count={selected.count}
          selection={selected.selection}
          onSelectAll={hasMore && !selected.all ? selected.selectAll : null}
          onClear={selected.clear}
        />
      )}
      {items.length > 0 && <ProductTable products={items} selection={selected.rows} />}
      <div role="status">
        {loading && <p className="quiet">Loading products…</p>}
        {!loading && !failure && items.length === 0 && (
          <Empty filtered={search !== '' || category !== '' || status !== ''} onShowAll={showAll} />
        )}
      </div>
      {failure && <Failure words={failure} again={load} />}
      {hasMore && !loading && !failure && (
        <button type="button" className="button secondary" onClick={load}>
          Load more
        </button>
      )}
      <RecentBulkEdits />
    </>
  );
}
