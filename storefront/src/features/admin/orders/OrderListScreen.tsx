import { atom } from 'nanostores';
import { useCallback, useState } from 'react';
import { renameAddress } from '../admin-navigation.client.ts';
import type { OrderFilter } from '../desk/desk-routes.ts';
import { SelectField } from '../forms/SelectField.tsx';
import { PagedList } from '../PagedList.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { TextField } from '../TextField.tsx';
import { usePages } from '../use-pages.ts';
import { useTypedSearch } from '../use-typed-search.ts';
import { ExportOrders } from './ExportOrders.tsx';
import { OrderTable } from './OrderTable.tsx';
import { FILTER_OPTIONS, wantedOrders } from './order-words.ts';
import { listOrders } from './orders-api.client.ts';

/** Outlives the screen: back from an order, the search is as it was. */
const $search = atom('');

/** @param props.opened the filter of the address. */
export function OrderListScreen({ opened }: { opened: OrderFilter | null }) {
  const [filter, setFilter] = useState(opened);
  const { wanted: search, typed, setTyped } = useTypedSearch($search);
  const pages = usePages(
    useCallback(
      async (cursor: string | null) => {
        const { orders, nextCursor } = await listOrders(wantedOrders(filter, search), cursor);
        return { items: orders, nextCursor };
      },
      [filter, search],
    ),
  );

  function narrow(next: OrderFilter | null) {
    setFilter(next);
    renameAddress({ screen: 'orders', filter: next });
  }
  function showAll() {
    setTyped('');
    narrow(null);
  }
  const narrowed = filter !== null || search !== '';
  return (
    <>
      <ScreenHeading title="Orders">
        <ExportOrders wanted={wantedOrders(filter, search)} />
      </ScreenHeading>
      <search className="admin-filters">
        <TextField
          path="orders.search"
          label="Search by number, email or name"
          type="search"
          maxLength={100}
          value={typed}
          onChange={setTyped}
        />
        <SelectField
          path="orders.filter"
          label="Show"
          value={filter ?? ''}
          options={FILTER_OPTIONS}
          onChange={(value) => narrow((value || null) as OrderFilter | null)}
        />
      </search>
      <PagedList
        pages={pages}
        of="orders"
        empty={
          narrowed ? (
            <p>
              No order matches.{' '}
              <button type="button" className="text-button" onClick={showAll}>
                Show all
              </button>
            </p>
          ) : (
            <p>
              Nobody has ordered yet. <a href="/">See the shop as they do</a>
            </p>
          )
        }
      >
        <OrderTable orders={pages.items} />
      </PagedList>
    </>
  );
}
