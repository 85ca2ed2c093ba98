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

it('lists each page in every language, with links to its twins', () => {
  const xml = sitemapXml('https://shop.example', [{ path: '/rings/' }], (path) => [
    { language: 'en', path },
    { language: 'vi', path: `/vi${path}` },
  ]);
  const links = [
    '<xhtml:link rel="alternate" hreflang="en" href="https://shop.example/rings/"/>',
    '<xhtml:link rel="alternate" hreflang="vi" href="https://shop.example/vi/rings/"/>',
    '<xhtml:link rel="alternate" hreflang="x-default" href="https://shop.example/rings/"/>',
  ].join('');
  expect(xml).toContain('xmlns:xhtml="http://www.w3.org/1999/xhtml"');
  expect(xml).toContain(`<url><loc>https://shop.example/rings/</loc>${links}</url>`);
  expect(xml).toContain(`<url><loc>https://shop.example/vi/rings/</loc>${links}</url>`);
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
