import { expect, it } from 'vitest';
import { sitemapIndexXml, sitemapXml } from './sitemap-xml.ts';

it('lists every page under the origin and escapes what XML must not hold', () => {
  const changedAt = '2026-05-04T03:02:01.000Z';
  expect(sitemapXml('https://shop.example', [{ path: '/', changedAt }, { path: '/rings/?a=1&b=2' }])).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      `<url><loc>https://shop.example/</loc><lastmod>${changedAt}</lastmod></url>`,
      '<url><loc>https://shop.example/rings/?a=1&amp;b=2</loc></url>',
      '</urlset>',
      '',
    ].join('\n'),
  );
});

it('names other sitemaps', () => {
  expect(sitemapIndexXml('https://shop.example', ['/sitemap-0.xml'])).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      '<sitemap><loc>https://shop.example/sitemap-0.xml</loc></sitemap>',
      '</sitemapindex>',
      '',
    ].join('\n'),
  );
});
