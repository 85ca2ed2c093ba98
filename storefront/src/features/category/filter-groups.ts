import { slugify } from '@lapidary/shared/page-paths';
import { type CardFacets, compareValues } from '../../lib/card-facets.ts';

export interface FilterGroup {
  key: keyof CardFacets;
  title: string;
  values: { slug: string; title: string }[];
}

/** Of titles that have been met: every card of every listing says the same few. */
const slugs = new Map<string, string>();

function slugOf(title: string): string {
  let slug = slugs.get(title);
  if (slug === undefined) {
    slug = slugify(title);
    slugs.set(title, slug);
  }
  return slug;
}

const KEYS: readonly (keyof CardFacets)[] = ['metal', 'stone', 'size'];

/** What a script finds on a card: `metal:rose-gold size:6`. */
export function facetAttribute(facets: CardFacets): string {
  return KEYS.flatMap((key) => facets[key].map((value) => `${key}:${slugOf(value)}`)).join(' ');
}

/** What the cards of a page can be filtered by: groups in which they differ, values in the order of their words. */
export function filterGroups(
  cards: readonly { facets: CardFacets }[],
  titles: Record<keyof CardFacets, string>,
): FilterGroup[] {
  return KEYS.map((key) => {
    const found = new Map(cards.flatMap(({ facets }) => facets[key].map((title) => [slugOf(title), title])));
    const values = [...found]
      .map(([slug, title]) => ({ slug, title }))
      .sort((a, b) => compareValues(a.title, b.title));
    return { key, title: titles[key], values };
  }).filter(({ values }) => values.length > 1);
}
