import { expectedHits } from './edge-hits.ts';
import { type MeasuredVisits, mixKey, type RequestKind, type VisitMix, visitMix } from './visit.ts';

/** A shop as its edge meets it. */
export interface EdgeLoad {
  /** Requests of all kinds a second, everywhere. */
  perSecond: number;
  products: number;
  editsPerHour: number;
}

/** Caches that know nothing of each other, one behind them all, and how long they keep what nobody asks for; seconds. */
export interface Caching {
  caches: number;
  shield: boolean;
  keptSeconds: number;
}

/** Things of one kind that are asked for by the same law. */
export interface Audience {
  name: string;
  kind: RequestKind;
  /** Requests of a mean visit. */
  perVisit: number;
  /** Of all requests. */
  share: number;
  /** Different groups of things; those of a group are always asked for together. */
  groups: number;
  /** Things of a group. */
  groupSize: number;
  /** Where it is not the cache that decides; 0 for what is never kept. */
  keptSeconds?: number;
  /** How much of a group an edit changes, on the mean. */
  changedPerEdit: number;
}

/** Pieces on a page of a listing (storefront/renderer/catalog-lists.ts). */
const PIECES_PER_PAGE = 24;
/** Home, bag, checkout, account, what the shop says of itself. */
const FIXED_PAGES = 12;
/** Phones and desktops ask for pictures of other widths. */
const WIDTHS = 2;
/** `s-maxage` and `stale-while-revalidate` of commerce-api/src/inventory/routes.ts: answered by the cache within both. */
const AVAILABILITY_SECONDS = 15 + 300;
/** `s-maxage` of what is replaced in place (scripts/publish/site-bucket.ts). */
const DATA_SECONDS = 5;
/**
 * What another price changes of what shoppers read: the page of the piece, those of five with its card, and a page of a
 * listing (scripts/publish/drift.integration.test.ts); the home page when it shows the piece. Which piece is left to chance.
 */
const CHANGED_PER_EDIT = { product: 6, listing: 1 } as const;
const PIECES_AT_HOME = 8;

/** The requests of a mean visit, divided by how they are spread over things. */
export function audiencesOf(visits: MeasuredVisits, products: number): Audience[] {
  const mix = visitMix(visits);
  const listings = Math.ceil(products / PIECES_PER_PAGE);
  const of = (...keys: [page: string, kind: RequestKind][]): number =>
    keys.reduce((sum, key) => sum + (mix.requests.get(mixKey(...key)) ?? 0), 0);
  const everywhere = (kind: RequestKind): number => of(['fixed', kind], ['listing', kind], ['product', kind]);
  const audience = (
    name: string,
    kind: RequestKind,
    perVisit: number,
    groups: number,
    more: { groupSize?: number; keptSeconds?: number; changedPerEdit?: number } = {},
  ): Audience => ({
    ...{ name, kind, perVisit, share: perVisit / all, groups, groupSize: 1, changedPerEdit: 0 },
    ...more,
  });
  const perView = (page: keyof VisitMix['views'], perVisit: number): number =>
    Math.max(1, perVisit / Math.max(1, mix.views[page]));
  // The sample's listings are short, and their pictures have been seen on the home page.
  const listed = mix.views.listing * PIECES_PER_PAGE;
  const all = mix.all - of(['listing', 'picture']) + listed;
  const shown = of(['product', 'picture']);
  return [
    audience('pages that every shop has', 'page', of(['fixed', 'page']), FIXED_PAGES, {
      changedPerEdit: Math.min(1, PIECES_AT_HOME / products),
    }),
    audience('pages of listings', 'page', of(['listing', 'page']), listings, {
      changedPerEdit: CHANGED_PER_EDIT.listing / listings,
    }),
    audience('pages of pieces', 'page', of(['product', 'page']), products, {
      changedPerEdit: CHANGED_PER_EDIT.product / products,
    }),
    audience('scripts, styles, fonts', 'shared', everywhere('shared'), visits.sharedFiles),
    audience('pictures of the home page', 'picture', of(['fixed', 'picture']), WIDTHS, {
      groupSize: perView('fixed', of(['fixed', 'picture'])),
    }),
    audience('pictures in listings', 'picture', listed, listings * WIDTHS, {
      groupSize: perView('listing', listed),
    }),
    audience('pictures of pieces', 'picture', shown, products * WIDTHS, {
      groupSize: perView('product', shown),
    }),
    audience('availability', 'availability', everywhere('availability'), products, {
      keptSeconds: AVAILABILITY_SECONDS,
    }),
    audience('data of the site', 'data', everywhere('data'), 1, { keptSeconds: DATA_SECONDS }),
    audience('bag, checkout, sign-in', 'api', everywhere('api'), 1, { keptSeconds: 0 }),
  ].filter(({ perVisit }) => perVisit > 0);
}

export interface AudienceHits extends Audience {
  /** The part of its requests that a cache answers. */
  hits: number;
}

/** How much of each audience the edge answers by itself. */
export function hitsByAudience(
  audiences: readonly Audience[],
  { perSecond, editsPerHour }: Pick<EdgeLoad, 'perSecond' | 'editsPerHour'>,
  { caches, shield, keptSeconds }: Caching,
): AudienceHits[] {
  return audiences.map((audience) => {
    const { share, groups, groupSize, keptSeconds: own, changedPerEdit } = audience;
    const hits = expectedHits({
      things: groups,
      perSecond: (perSecond * share) / groupSize,
      caches,
      // Only buckets have one: a miss of the API is asked of the API.
      shield: shield && own === undefined,
      keptSeconds: Math.min(own ?? keptSeconds, keptSeconds),
      changesPerSecond: (editsPerHour / 3_600) * changedPerEdit,
    });
    return { ...audience, hits };
  });
}

/** The part of all requests that the edge answers by itself. */
export const hitRate = (audiences: readonly AudienceHits[]): number =>
  audiences.reduce((sum, { share, hits }) => sum + share * hits, 0);
