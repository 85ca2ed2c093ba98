import { useStore } from '@nanostores/react';
import { atom, map } from 'nanostores';
import { useCallback } from 'react';
import { PagedList } from '../PagedList.tsx';
import { useNames } from '../people/use-names.ts';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { usePages } from '../use-pages.ts';
import { useTypedSearch } from '../use-typed-search.ts';
import { ActivityFilters } from './ActivityFilters.tsx';
import { ActivityList } from './ActivityList.tsx';
import { type Filters, listActivity } from './activity-api.client.ts';

const AT_DESK: Filters = { area: 'desk', actor: '', from: '', to: '' };

/** Both outlive the screen: back from an order, the filters are as they were. */
const $filters = map<Filters>(AT_DESK);
const $entity = atom('');

export function ActivityScreen() {
  const filters = useStore($filters);
  const { wanted: entity, typed, setTyped } = useTypedSearch($entity);
  const change = (edit: Partial<Filters>) => $filters.set({ ...filters, ...edit });
  const pages = usePages(
    useCallback(
      async (cursor: string | null) => {
        const { entries, nextCursor } = await listActivity({ ...filters, entity }, cursor);
        return { items: entries, nextCursor };
      },
      [filters, entity],
    ),
  );
  const names = useNames();
  const narrowed = [entity, filters.actor, filters.from, filters.to].some((value) => value !== '');

  function showAll() {
    $filters.set(AT_DESK);
    setTyped('');
  }
  return (
    <>
      <ScreenHeading title="Activity" />
      <p className="quiet">
        Everything that was done at the desk and to accounts. Nothing of it can be changed or deleted. Days
        are of UTC.
      </p>
      <ActivityFilters filters={filters} names={names} change={change} entity={typed} onEntity={setTyped} />
      <PagedList
        pages={pages}
        of="activity"
        empty={
          <p>
            {narrowed ? 'Nothing like that was done. ' : 'Nothing has been done yet. '}
            {narrowed && (
              <button type="button" className="text-button" onClick={showAll}>
                Show all
              </button>
            )}
          </p>
        }
      >
        <ActivityList entries={pages.items} names={names} onActor={(actor) => change({ actor })} />
      </PagedList>
    </>
  );
}
