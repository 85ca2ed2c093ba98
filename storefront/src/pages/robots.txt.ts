import { accountPath, adminPath, checkoutPath, sitemapPath } from '@lapidary/shared/page-paths';
import { catalog } from '../lib/catalog.ts';
import { twinsOf } from '../lib/page-language.ts';

export const GET = () => {
  const ofShoppers = [accountPath(), checkoutPath()];
  const twins = ofShoppers.flatMap((path) => twinsOf(path).slice(1));
  const closed = [accountPath(), adminPath(), checkoutPath(), '/api/', ...twins.map(({ path }) => path)];
  const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), ''];
  return new Response(`${lines.join('\n')}\nSitemap: ${catalog().store().url}${sitemapPath()}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
