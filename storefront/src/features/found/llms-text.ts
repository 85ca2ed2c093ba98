import type { Store } from '@lapidary/shared/catalog/store';
import { categoryPath, collectionPath, googleFeedPath, sitemapPath } from '@lapidary/shared/page-paths';
import type { ListingEntry } from '../../lib/catalog.ts';

/** One line: a title or a description cannot begin another part of the document. */
const line = (text: string): string => text.replace(/\s+/g, ' ').trim();

interface ShopText {
  path: string;
  title: string;
  description: string;
}

/** The shop for language models, as llmstxt.org has it: Markdown with links to what there is to read. */
export function llmsText(
  store: Store,
  content: {
    categories: ListingEntry[];
    collections: ListingEntry[];
    texts: readonly ShopText[];
    feeds: number;
  },
): string {
  const { categories, collections, texts, feeds } = content;
  const link = (title: string, path: string, description: string) =>
    `- [${line(title).replace(/[[\]]/g, '')}](${store.url}${path})${description ? `: ${line(description)}` : ''}`;
  const part = (title: string, links: string[]) =>
    links.length > 0 ? [`## ${title}`, links.join('\n')] : [];
  const titles = categories.map(({ title }) => line(title)).join(', ');
  const feedLinks = Array.from({ length: feeds }, (_, index) =>
    link(
      feeds > 1 ? `Products, part ${index + 1}` : 'Products',
      googleFeedPath(index),
      'every variant with price and availability, as XML',
    ),
  );
  return `${[
    `# ${line(store.name)}`,
    `> An online shop for jewelry${titles ? `: ${titles}` : ''}. Prices are in ${store.currency}.`,
    'Each product page has its variants, prices and availability as schema.org JSON-LD, and its variants by `?variant=` and the SKU.',
    ...part(
      'Categories',
      categories.map(({ slug, title, description }) => link(title, categoryPath(slug), description)),
    ),
    ...part(
      'Collections',
      collections.map(({ slug, title, description }) => link(title, collectionPath(slug), description)),
    ),
    ...part(
      'About the shop',
      texts.map(({ path, title, description }) => link(title, path, description)),
    ),
    ...part('Everything there is', [link('Sitemap', sitemapPath(), 'all pages'), ...feedLinks]),
  ].join('\n\n')}\n`;
}
