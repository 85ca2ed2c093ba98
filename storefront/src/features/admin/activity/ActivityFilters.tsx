import { useMe } from '../use-me.ts';
import { whoWords } from '../who-words.ts';
import type { Filters } from './activity-api.client.ts';
import { AREAS } from './activity-words.ts';

interface Props {
  filters: Filters;
  /** Merchants by id. */
  names: ReadonlyMap<string, string>;
  change(edit: Partial<Filters>): void;
  /** Id or number of what it was done to, as typed. */
  entity: string;
  onEntity(entity: string): void;
}

export function ActivityFilters({ filters, names, change, entity, onEntity }: Props) {
  const me = useMe();
  const other = filters.actor !== '' && filters.actor !== me && !names.has(filters.actor);
  return (
    <search className="admin-filters">
      <div className="field">
        <label htmlFor="activity-area">What</label>
        <select
          id="activity-area"
          value={filters.area}
          onChange={(event) => change({ area: event.target.value })}
        >
          {AREAS.map(([area, words]) => (
            <option key={area} value={area}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="activity-actor">Who</label>
        <select
          id="activity-actor"
          value={filters.actor}
          onChange={(event) => change({ actor: event.target.value })}
        >
          <option value="">Everybody</option>
          {me && <option value={me}>You</option>}
          {[...names]
            .filter(([id]) => id !== me)
            .map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          {other && <option value={filters.actor}>{whoWords(filters.actor, me)}</option>}
        </select>
      </div>
      <div className="field">
        <label htmlFor="activity-from">From</label>
        <input
          id="activity-from"
          type="date"
          value={filters.from}
          onChange={(event) => change({ from: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="activity-to">To</label>
        <input
          id="activity-to"
          type="date"
          value={filters.to}
          onChange={(event) => change({ to: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="activity-entity">Of an order number, or an id</label>
        <input
          id="activity-entity"
          type="search"
          maxLength={128}
          spellCheck={false}
          value={entity}
          onChange={(event) => onEntity(event.target.value)}
        />
      </div>
    </search>
  );
}
