import type { SearchWords } from '../../messages/en/search.ts';

/** The words of search and wishlist in the language of the page. */
export async function loadWords(): Promise<SearchWords> {
  const isVietnamese = document.documentElement.lang.startsWith('vi');
  const words = await (isVietnamese
    ? import('../../messages/vi/search.ts')
    : import('../../messages/en/search.ts'));
  return words.default;
}
