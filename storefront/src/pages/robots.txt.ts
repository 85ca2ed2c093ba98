import { accountPath, adminPath, checkoutPath, sitemapPath } from '@lapidary/shared/page-paths';
import { catalog } from '../lib/catalog.ts';

export const GET = () => {
  const closed = [accountPath(), adminPath(), checkoutPath(), '/api/'];
  const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), ''];
  return new Response(`${lines.join('\n')}\nSitemap: ${catalog().store().url}${sitemapPath()}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
