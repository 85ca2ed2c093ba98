import type { Forecast, PageChange } from '@lapidary/shared/publishing/forecast';
import { forecastHeadline, piecesWords } from './forecast-words.ts';
import { PageList } from './PageList.tsx';

/** Which pages would change: how many, and what would become of each. */
export function ForecastView({ forecast, outdated }: { forecast: Forecast; outdated: boolean }) {
  const { pieces, pages } = forecast;
  const of = (change: PageChange) => ({
    paths: pages.told.filter((page) => page.change === change).map(({ path }) => path),
    total: pages.counts[change],
  });
  return (
    <section className="admin-receipt" aria-label="What will change">
      <h3 className={`admin-headline ${outdated ? 'admin-outdated' : 'admin-forecast'}`}>
        {forecastHeadline(forecast)}
      </h3>
      {pieces.total === 0 && <p className="quiet">Nothing of what was chosen can be published now.</p>}
      {pieces.total > 1 && (
        <p className="quiet">
          By {pieces.total} pieces: {piecesWords(forecast)}
        </p>
      )}
      <PageList title="New" {...of('added')} unlinked />
      <PageList title="Gone" {...of('removed')} />
      <PageList title="Changed" {...of('changed')} />
    </section>
  );
}
