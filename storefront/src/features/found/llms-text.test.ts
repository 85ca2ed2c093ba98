import { expect, it } from 'vitest';
import { llmsText } from './llms-text.ts';

it('names what there is, one line each, whatever a merchant writes', () => {
  const store = { name: 'Shop', currency: 'USD', locale: 'en', url: 'https://shop.example' };
  const rings = {
    slug: 'rings',
    title: 'Rings\n# Injected',
    description: 'Two\n\nlines',
    position: 0,
    pages: 1,
  };
  const texts = [{ path: '/about/', title: 'About us', description: '' }];
  const text = llmsText(store, { categories: [rings], collections: [], texts, feeds: 2 });
  expect(text.match(/^#+ .*$/gm)).toEqual([
    '# Shop',
    '## Categories',
    '## About the shop',
    '## Everything there is',
  ]);
  expect(text.match(/^- .*$/gm)).toEqual([
    '- [Rings # Injected](https://shop.example/rings/): Two lines',
    '- [About us](https://shop.example/about/)',
    '- [Sitemap](https://shop.example/sitemap.xml): all pages',
    expect.stringContaining('(https://shop.example/feeds/google.xml)'),
    expect.stringContaining('(https://shop.example/feeds/google-1.xml)'),
  ]);
});
