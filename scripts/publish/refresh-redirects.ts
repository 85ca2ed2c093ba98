import { listRedirects } from '@lapidary/commerce-api/catalog';
import type { Executor } from '@lapidary/commerce-api/platform/sql';
import { inLanguage, productPath } from '@lapidary/shared/page-paths';
import type { SiteIndex, SiteRedirect } from '@lapidary/storefront/renderer/site-index';

/**
 * Brings the old addresses of products up to what the database says.
 * @param productIds products to look at; null looks at all of them.
 * @param languages of the shop's pages beside the first.
 * @returns paths that lead elsewhere now, or nowhere.
 */
export async function refreshRedirects(
  site: SiteIndex,
  on: Executor,
  productIds: readonly string[] | null,
  languages: readonly string[] = [],
): Promise<string[]> {
  const byProduct = new Map<string, SiteRedirect[]>();
  for (const id of productIds ?? site.redirectedProducts()) byProduct.set(id, []);
  for (const { product_id, old_slug, slug } of await listRedirects(on, productIds)) {
    const redirects = byProduct.get(product_id) ?? [];
    for (const language of ['', ...languages]) {
      const [path, target] = [old_slug, slug].map((name) => inLanguage(productPath(name), language));
      redirects.push({ path: path!, target: target! });
    }
    byProduct.set(product_id, redirects);
  }
  const moved: string[] = [];
  // What one product gives up may be what another one takes: first all that is given up.
  for (const id of byProduct.keys()) moved.push(...site.putRedirects(id, []));
  for (const [id, redirects] of byProduct) moved.push(...site.putRedirects(id, redirects));
  return moved;
}
