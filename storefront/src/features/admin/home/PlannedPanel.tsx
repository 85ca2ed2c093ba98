import type { Overview } from '@lapidary/shared/reports/overview';
import { routeHash } from '../admin-routes.ts';
import { minuteWords } from '../time-words.ts';

const VERB = { publish: 'Publish', unpublish: 'Unpublish' } as const;

/** Publishes that failed, and what is to happen by itself. Absent when there is neither. */
export function PlannedPanel({ overview: { failedPublishes, schedules } }: { overview: Overview }) {
  if (failedPublishes.length + schedules.length === 0) return null;
  return (
    <section className="admin-section" aria-labelledby="planned-heading">
      <h2 id="planned-heading">Scheduled and failed</h2>
      <ul className="admin-timeline">
        {failedPublishes.map(({ id, cause, createdAt, error }) => (
          <li key={id}>
            <span className="admin-none">Failed:</span> {cause.summary}{' '}
            <span className="quiet">{minuteWords(createdAt)}</span>
            {error && <p className="quiet">{error}</p>}
          </li>
        ))}
        {schedules.map(({ id, action, title, productId, at, state, error }) => (
          <li key={id}>
            {state === 'failed' && <span className="admin-none">Not done: </span>}
            {VERB[action]}{' '}
            <a href={routeHash({ screen: 'product', id: productId })}>{title ?? 'a deleted product'}</a>{' '}
            <span className="quiet">{minuteWords(at)}</span>
            {error && <p className="quiet">{error}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
