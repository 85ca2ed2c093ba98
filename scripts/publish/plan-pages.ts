/** Hashes of the answers that a page read when it was rendered, by query. */
export type PageReads = Readonly<Record<string, string>>;

/**
 * The pages that have to be rendered: those never rendered, and those of which a recorded read would be answered
 * otherwise now. No page is named by hand; what a page depends on is what it read.
 * @param paths every page that the site is to have.
 * @param recorded what each page read last time.
 * @param hashOf hash of the present answer to a query.
 */
export function planPages(
  paths: readonly string[],
  recorded: ReadonlyMap<string, PageReads>,
  hashOf: (query: string) => string,
): string[] {
  return paths.filter((path) => {
    const reads = recorded.get(path);
    return !reads || Object.entries(reads).some(([query, hash]) => hashOf(query) !== hash);
  });
}
