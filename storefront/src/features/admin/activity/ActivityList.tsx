import type { AuditEntry } from '@lapidary/shared/audit/audit-entry';
import { routeHash } from '../admin-routes.ts';
import { momentWords } from '../time-words.ts';
import { useMe } from '../use-me.ts';
import { whoWords } from '../who-words.ts';
import { actionWords, entityWords, routeOf } from './activity-words.ts';
import { type ChangedField, changedFields } from './changed-fields.ts';

function Changes({ changes }: { changes: ChangedField[] }) {
  return (
    <details className="admin-changes">
      <summary>{changes.length === 1 ? '1 value' : `${changes.length} values`}</summary>
      <div className="admin-differences">
        <table>
          <thead>
            <tr>
              <th scope="col">Value</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field || 'value'}</th>
                <td>{before ?? '—'}</td>
                <td>{after ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

interface Props {
  entries: AuditEntry[];
  /** Merchants by id. */
  names: ReadonlyMap<string, string>;
  onActor(actor: string): void;
}

/** What was done, by whom, and how it was before and after. */
export function ActivityList({ entries, names, onActor }: Props) {
  const me = useMe();
  return (
    <ul className="admin-activity">
      {entries.map((entry) => {
        const route = routeOf(entry);
        const name = names.get(entry.entity) ?? entityWords(entry);
        const changes = changedFields(entry.before, entry.after);
        return (
          <li key={entry.id}>
            <p>
              <strong>{actionWords(entry.action)}</strong> {route && <a href={routeHash(route)}>{name}</a>}
              {!route && name !== entry.actor && <span className="quiet">{name}</span>}
            </p>
            <p className="quiet">
              <time dateTime={entry.at}>{momentWords(entry.at)}</time>, by{' '}
              <button type="button" className="text-button" onClick={() => onActor(entry.actor)}>
                {whoWords(entry.actor, me, names)}
              </button>
            </p>
            {changes.length > 0 && <Changes changes={changes} />}
          </li>
        );
      })}
    </ul>
  );
}
