/**
 * Page numbers that a pagination of `last` pages shows around `current`: both ends, the neighbours, and null for
 * each run left out. A run of one page is shown, since a gap would be as wide.
 */
export function listingPages(current: number, last: number): (number | null)[] {
  const shown = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
  const pages: (number | null)[] = [];
  let previous = 0;
  for (const page of [...new Set(shown)].sort((a, b) => a - b)) {
    if (page - previous === 2) pages.push(page - 1);
    if (page - previous > 2) pages.push(null);
    pages.push(page);
    previous = page;
  }
  return pages;
}
