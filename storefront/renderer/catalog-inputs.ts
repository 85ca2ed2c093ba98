import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { bucketsOf } from './buckets.ts';
import { listGroup, listsOf, NEIGHBOURS, PIECES_PER_PAGE } from './catalog-lists.ts';
import { productSources } from './catalog-pages.ts';
import { type BucketExcerptKind, EXCERPT_KINDS, excerptsOf, isProductExcerpt } from './excerpts.ts';
import type { Membership } from './product-lists.ts';
import type { Input, QueryEngine } from './query-engine/query-engine.ts';
import type { CatalogSnapshot } from './snapshot.ts';

/** Newest pieces on the home page. */
const NEWEST = 8;

/** The facts that queries build on, read from the snapshot; the shop's fixed paths come with the templates. */
export function catalogInputs(snapshot: CatalogSnapshot, fixedPaths: () => readonly string[]) {
  return {
    fixedPaths,
    store: () => snapshot.store(),
    delivery: () => snapshot.delivery(),
    categoryList: () => snapshot.categories(),
    collectionList: () => snapshot.collections(),
    /** A product by id. */
    document: (id) => snapshot.product(id),
    /** What a card shows of a product by id. */
    card: (id) => snapshot.excerpt('card', id),
    /** The same with what listings have to know beside it. */
    listed: (id) => snapshot.excerpt('listed', id),
    /** The id of the product with a slug. */
    productId: (slug) => snapshot.productIdOf(slug),
    slugOf: (id) => snapshot.slugOf(id),
    /** Id, slug and time of publishing of the products in a bucket, by its number. */
    bucketEntries: (_text, number) => snapshot.bucket(number),
    /** Excerpts of one kind of the products in a bucket, by its number. */
    excerpts: (kind, number) => snapshot.excerpts(kind as BucketExcerptKind, number),
    count: (list) => snapshot.lists.count(list),
    /** Ids on a page of a list, pages counted from 0. */
    slice: (list, page) => snapshot.lists.slice(list, page * PIECES_PER_PAGE, PIECES_PER_PAGE),
    /** Names of the lists of a group that hold a product. */
    lists: (group) => snapshot.lists.ofGroup(group),
    last: (list) => snapshot.lists.last(list, NEWEST),
    /** As many as fit on a page. */
    newest: (list) => snapshot.lists.last(list, PIECES_PER_PAGE),
    /** Ids after a product in a list; the text is both, with a space between. */
    following: (text, limit) => {
      const [list, id] = text.split(' ') as [string, string];
      const place = snapshot.lists.membershipsOf(id).find((membership) => membership.list === list);
      return place ? snapshot.lists.following(place, id, limit) : [];
    },
  } satisfies Record<string, Input>;
}

/**
 * Says which facts about a list have other answers when a product comes to a place or leaves it. Call it while the
 * product is at the place.
 */
function touchPlace(engine: QueryEngine, snapshot: CatalogSnapshot, place: Membership, id: string): void {
  const { list } = place;
  engine.touch('count', list);
  engine.touch('last', list);
  engine.touch('newest', list);
  const group = listGroup(list);
  if (group !== null) engine.touch('lists', group);
  engine.touchFrom('slice', list, () => Math.floor(snapshot.lists.rank(place, id) / PIECES_PER_PAGE));
  for (const other of [id, ...snapshot.lists.preceding(place, id, NEIGHBOURS)]) {
    engine.touch('following', `${list} ${other}`, NEIGHBOURS);
  }
}

const isIn = (places: readonly Membership[], { list, sort }: Membership): boolean =>
  places.some((place) => place.list === list && place.sort === sort);

/** Touches the excerpts that come out differently. */
function touchExcerpts(
  engine: QueryEngine,
  id: string,
  before: PublishedProduct | null,
  after: PublishedProduct | null,
): void {
  // One that comes or goes changes all of them.
  const [old, now] = before && after ? [excerptsOf(before), excerptsOf(after)] : [];
  for (const kind of EXCERPT_KINDS) {
    const isSame = old && now && JSON.stringify(old[kind]) === JSON.stringify(now[kind]);
    if (isSame) continue;
    if (isProductExcerpt(kind)) engine.touch(kind, id);
    else for (const number of bucketsOf(id)) engine.touch('excerpts', kind, number);
  }
}

/** A product as it was published. */
export interface Published {
  product: PublishedProduct;
  /** Milliseconds since 1970. */
  publishedAt: number;
}

/** Puts a product into the snapshot, or takes it out (null), and touches what that can change. */
export function writeProduct(
  snapshot: CatalogSnapshot,
  engine: QueryEngine,
  id: string,
  published: Published | null,
): void {
  const product = published?.product ?? null;
  const before = snapshot.product(id);
  const publishedAt = snapshot.publishedAt(id);
  const unchanged = JSON.stringify(before) === JSON.stringify(product);
  if (before?.slug !== product?.slug || publishedAt !== (published?.publishedAt ?? null)) {
    for (const number of bucketsOf(id)) engine.touch('bucketEntries', '', number);
    if (published && unchanged) snapshot.setPublishedAt(id, published.publishedAt);
  }
  if (unchanged) return;
  const placesBefore = snapshot.lists.membershipsOf(id);
  const places = product ? listsOf(product) : [];
  engine.touch('document', id);
  touchExcerpts(engine, id, before, product);
  for (const source of before && product ? [] : productSources(snapshot, id)) {
    if (product) engine.addSource(...source);
    else engine.removeSource(...source);
  }
  if (before?.slug !== product?.slug) {
    engine.touch('slugOf', id);
    for (const slug of [before?.slug, product?.slug]) if (slug !== undefined) engine.touch('productId', slug);
  }
  for (const place of placesBefore) if (!isIn(places, place)) touchPlace(engine, snapshot, place, id);
  if (published) snapshot.putProduct(published.product, published.publishedAt, places);
  else snapshot.removeProduct(id);
  for (const place of places) if (!isIn(placesBefore, place)) touchPlace(engine, snapshot, place, id);
}
