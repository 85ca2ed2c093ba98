import type { Forecast } from '@lapidary/shared/publishing/forecast';

const number = new Intl.NumberFormat('en');
const pagesWords = (count: number): string => `${number.format(count)} ${count === 1 ? 'page' : 'pages'}`;
const list = new Intl.ListFormat('en');

/** "3 pages would change: 2 changed and 1 new" */
export function forecastHeadline({ pages: { counts } }: Pick<Forecast, 'pages'>): string {
  const { changed, added, removed } = counts;
  const total = changed + added + removed;
  if (total === 0) return 'No page would change';
  if (changed === total) return `${pagesWords(total)} would change`;
  const parts = [
    changed > 0 ? `${number.format(changed)} changed` : '',
    added > 0 ? `${number.format(added)} new` : '',
    removed > 0 ? `${number.format(removed)} gone` : '',
  ].filter((part) => part !== '');
  return `${pagesWords(total)} would change: ${list.format(parts)}`;
}

/** "Moon Ring, Star Ring and 3 more" */
export function piecesWords({ pieces: { told, total } }: Pick<Forecast, 'pieces'>): string {
  const titles = told.map(({ title }) => title);
  return list.format(total > titles.length ? [...titles, `${total - titles.length} more`] : titles);
}
