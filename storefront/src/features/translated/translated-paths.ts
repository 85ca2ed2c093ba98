import { accountPath } from '@lapidary/shared/page-paths';
import { catalog } from '../../lib/catalog.ts';

/**
 * Pages in a language other than the shop's first, for `getStaticPaths` of its catch-all routes. Those of the account
 * have a route of their own, for they alone have the account's stylesheet.
 */
export function translatedPaths(language: string, { ofAccount }: { ofAccount: boolean }) {
  const root = ofAccount ? accountPath() : '/';
  return catalog()
    .pages('translated')
    .filter((page) => page.language === language && page.path.startsWith(accountPath()) === ofAccount)
    .map(({ path, route }) => ({
      params: { path: path.slice(root.length, -1) || undefined },
      props: { path, route },
    }));
}
