import { expect, it } from 'vitest';
import { sitemapXml } from './sitemap-xml.ts';

it('lists every path under the origin and escapes what XML must not hold', () => {
  expect(sitemapXml('https://shop.example', ['/', '/rings/?a=1&b=2'])).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      '<url><loc>https://shop.example/</loc></url>',
      '<url><loc>https://shop.example/rings/?a=1&amp;b=2</loc></url>',
      '</urlset>',
      '',
    ].join('\n'),
  );
});
