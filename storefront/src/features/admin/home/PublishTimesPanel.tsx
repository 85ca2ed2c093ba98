import type { Overview } from '@lapidary/shared/reports/overview';
import { routeHash } from '../admin-routes.ts';
import { secondsWords, summaryWords } from '../receipt-words.ts';
import { BarChart } from './BarChart.tsx';

/** How quickly the last releases were live. */
export function PublishTimesPanel({ publishing }: Pick<Overview, 'publishing'>) {
  const { releases, p50Ms, p95Ms, times } = publishing;
  return (
    <section className="admin-section" aria-labelledby="times-heading">
      <h2 id="times-heading">Publishing</h2>
      {releases === 0 ? (
        <p>
          Nothing has been published yet. <a href={routeHash({ screen: 'products' })}>To the products</a>
        </p>
      ) : (
        <>
          <p className="admin-figure">
            <strong>{secondsWords(p50Ms ?? 0)}</strong> <span className="quiet">median, </span>
            <strong>{secondsWords(p95Ms ?? 0)}</strong> <span className="quiet">95th percentile</span>
          </p>
          <BarChart
            label={`Seconds until each release was live. ${summaryWords(publishing)}`}
            values={times}
            titles={times.map(secondsWords)}
            levels={[
              { name: `Median ${secondsWords(p50Ms ?? 0)}`, value: p50Ms ?? 0 },
              { name: `95th percentile ${secondsWords(p95Ms ?? 0)}`, value: p95Ms ?? 0 },
            ]}
          />
          <p className="quiet admin-chart-ends">
            <span>{releases === 1 ? 'The last release' : `The last ${releases} releases`}</span>
            <a href={routeHash({ screen: 'releases' })}>All releases</a>
          </p>
        </>
      )}
    </section>
  );
}
