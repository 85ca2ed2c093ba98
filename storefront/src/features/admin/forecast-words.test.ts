import { expect, it } from 'vitest';
import { forecastHeadline, piecesWords } from './forecast-words.ts';

const pages = (changed: number, added: number, removed: number) => ({
  pages: { counts: { changed, added, removed }, told: [] },
});

it('counts the pages that would change, by what becomes of them', () => {
  expect(forecastHeadline(pages(0, 0, 0))).toBe('No page would change');
  expect(forecastHeadline(pages(1, 0, 0))).toBe('1 page would change');
  expect(forecastHeadline(pages(4210, 0, 0))).toBe('4,210 pages would change');
  expect(forecastHeadline(pages(0, 1, 0))).toBe('1 page would change: 1 new');
  expect(forecastHeadline(pages(2, 1, 0))).toBe('3 pages would change: 2 changed and 1 new');
  expect(forecastHeadline(pages(2, 1, 4))).toBe('7 pages would change: 2 changed, 1 new, and 4 gone');
});

it('names the pieces, and counts those that are not told', () => {
  const piece = (title: string) => ({ id: title, title, version: 1 });
  expect(piecesWords({ pieces: { total: 1, told: [piece('Moon Ring')] } })).toBe('Moon Ring');
  expect(piecesWords({ pieces: { total: 5, told: [piece('Moon Ring'), piece('Star Ring')] } })).toBe(
    'Moon Ring, Star Ring, and 3 more',
  );
});
