import { SelectField } from '../forms/SelectField.tsx';
import { TimeField } from '../forms/TimeField.tsx';
import { TextField } from '../TextField.tsx';
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
      <SelectField
        path="activity.area"
        label="What"
        value={filters.area}
        options={AREAS}
        onChange={(area) => change({ area })}
      />
      <SelectField
        path="activity.actor"
        label="Who"
        value={filters.actor}
        options={[
          ['', 'Everybody'],
          ...(me ? [[me, 'You'] as const] : []),
          ...[...names].filter(([id]) => id !== me),
          ...(other ? [[filters.actor, whoWords(filters.actor, me)] as const] : []),
        ]}
        onChange={(actor) => change({ actor })}
      />
      <TimeField
        path="activity.from"
        label="From"
        type="date"
        value={filters.from}
        onChange={(from) => change({ from })}
      />
      <TimeField
        path="activity.to"
        label="To"
        type="date"
        value={filters.to}
        onChange={(to) => change({ to })}
      />
      <TextField
        path="activity.entity"
        label="Of an order number, or an id"
        type="search"
        maxLength={128}
        spellCheck={false}
        value={entity}
        onChange={onEntity}
      />
    </search>
  );
}
