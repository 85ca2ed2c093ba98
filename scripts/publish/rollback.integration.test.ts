import {
  deleteProduct,
  getProduct,
  publishProducts,
  readReleaseChanges,
  rollBack,
  saveListing,
  saveProduct,
  unpublishProduct,
} from '@lapidary/commerce-api/catalog';
import { execute, select, selectOne } from '@lapidary/commerce-api/platform/sql';
import type { ProductDocument } from '@lapidary/shared/catalog/product';
import { describe, expect, it } from 'vitest';
import { openTestShop } from './testing/open-test-shop.ts';

const shop = await openTestShop();
const { services } = shop;
const actor = 'merchant';

const productIds = async (): Promise<string[]> =>
  (await select<{ id: string }>(services, 'SELECT id FROM products ORDER BY id')).map(({ id }) => id);

/** The hash of every page of the live site, by path. */
async function liveTree(): Promise<Record<string, string>> {
  const { pages } = await shop.live();
  return Object.fromEntries(Object.entries(pages).map(([path, { hash }]) => [path, hash]));
}

const stock = () => select(services, 'SELECT variant_id, stock FROM stock_levels ORDER BY variant_id');

async function change(
  id: string,
  edit: (document: ProductDocument) => Partial<ProductDocument>,
): Promise<void> {
  const { draft, version } = await getProduct(services, id);
  await saveProduct(services, { actor, id, version, document: { ...draft, ...edit(draft) } });
  await publishProducts(services, { actor, productIds: [id] });
}

describe('rolling back', () => {
  it('brings back the bytes of each of twenty releases, one by one, and leaves stock alone', async () => {
    const ids = await productIds();
    const releases: { id: string; tree: Record<string, string> }[] = [];
    const remember = async (id: string) => releases.push({ id, tree: await liveTree() });
    for (let round = 0; round < 20; round += 1) {
      const id = ids[round]!;
      if (round % 5 === 3) await unpublishProduct(services, { actor, id });
      else if (round % 5 === 4) {
        // Two products swap their addresses, with a third name in between.
        const other = ids[round + 20]!;
        const [mine, theirs] = [
          (await getProduct(services, id)).draft.slug,
          (await getProduct(services, other)).draft.slug,
        ];
        await change(id, () => ({ slug: `between-${round}` }));
        await change(other, () => ({ slug: mine }));
        await change(id, () => ({ slug: theirs }));
      } else {
        await change(id, ({ variants, title }) => ({
          title: `${title}, round ${round}`,
          variants: variants.map((variant) => ({
            ...variant,
            price: variant.price + round + 1,
            compareAtPrice: null,
          })),
        }));
      }
      await remember((await shop.publish()).releaseId);
    }
    await execute(services, 'UPDATE stock_levels SET stock = 7');
    const stockBefore = await stock();
    for (const { id, tree } of releases.slice(0, -1).toReversed()) {
      await rollBack(services, { actor, releaseId: id });
      const receipt = await shop.publish();
      expect(await liveTree()).toEqual(tree);
      expect(receipt.causes).toMatchObject([{ kind: 'rollback', actor }]);
      expect(receipt.changed.length + receipt.removed.length).toBeGreaterThan(0);
    }
    expect(await stock()).toEqual(stockBefore);
    // And forward again: a rollback is a release like any other.
    const newest = releases.at(-1)!;
    await rollBack(services, { actor, releaseId: newest.id });
    await shop.publish();
    expect(await liveTree()).toEqual(newest.tree);
  });

  it('keeps drafts, and says that they differ from what is live', async () => {
    const id = (await productIds())[45]!;
    const before = (await shop.live()).release;
    await change(id, () => ({ title: 'Written last' }));
    await shop.publish();
    await rollBack(services, { actor, releaseId: before });
    await shop.publish();
    const product = await getProduct(services, id);
    expect(product).toMatchObject({
      status: 'live',
      hasUnpublishedChanges: true,
      draft: { title: 'Written last' },
    });
    expect((await shop.get(`/products/${product.liveSlug}/`)).body).not.toContain('Written last');
  });

  it('brings back the words of categories and collections, and which collections a piece is in', async () => {
    const id = (await productIds())[44]!;
    const { release } = await shop.live();
    const tree = await liveTree();
    const listing = { slug: 'rings', title: 'Finger rings', description: 'Other words.', position: 7 };
    await saveListing(services, { actor, kind: 'category', listing });
    const collection = { slug: 'gifts', title: 'Gifts', description: 'To give.', position: 0 };
    await saveListing(services, { actor, kind: 'collection', listing: collection });
    await change(id, () => ({ collectionSlugs: ['gifts'] }));
    await shop.publish();
    expect((await shop.get('/collections/gifts/')).status).toBe(200);
    expect(await liveTree()).not.toEqual(tree);
    await rollBack(services, { actor, releaseId: release });
    await shop.publish();
    expect(await liveTree()).toEqual(tree);
    await expect(rollBack(services, { actor, releaseId: release })).rejects.toThrow('already');
  });

  it('takes in a publish that no release has answered yet', async () => {
    const id = (await productIds())[46]!;
    const { release } = await shop.live();
    const tree = await liveTree();
    await change(id, () => ({ title: 'Never seen' }));
    await rollBack(services, { actor, releaseId: release });
    await shop.publish();
    expect(await liveTree()).toEqual(tree);
  });

  it('leaves out what was deleted since', async () => {
    const [id, other] = (await productIds()).slice(47, 49) as [string, string];
    const { release } = await shop.live();
    await unpublishProduct(services, { actor, id });
    await change(other, () => ({ title: 'Changed' }));
    await shop.publish();
    await deleteProduct(services, { actor, id });
    await rollBack(services, { actor, releaseId: release });
    await shop.publish();
    expect(await selectOne(services, 'SELECT id FROM products WHERE id = $id', { id })).toBeUndefined();
    expect((await getProduct(services, other)).hasUnpublishedChanges).toBe(true);
  });

  it('to what is shown already, or to no release at all, is refused', async () => {
    const { release } = await shop.live();
    await expect(rollBack(services, { actor, releaseId: release })).rejects.toThrow('already');
    await expect(rollBack(services, { actor, releaseId: 'r_none' })).rejects.toThrow('no release');
  });
});

describe('the changes of a release', () => {
  const changesOf = (releaseId: string, cursor?: string) =>
    readReleaseChanges(services, { releaseId, cursor, limit: 2 });

  it('are its pieces before and after, page by page, and its pages', async () => {
    const [one, other, taken] = (await productIds()).slice(-3) as [string, string, string];
    const before = (await getProduct(services, one)).draft;
    await change(one, () => ({ title: 'Called otherwise', slug: 'at-another-address' }));
    await change(other, () => ({ description: 'Said otherwise.' }));
    await unpublishProduct(services, { actor, id: taken });
    const receipt = await shop.publish();
    expect(receipt.added).toEqual(['/products/at-another-address/']);
    expect(receipt.changed).toContain('/products/at-another-address/');

    const first = await changesOf(receipt.releaseId);
    expect(first).toMatchObject({ nextCursor: other, listings: [] });
    expect(first.pieces.map(({ productId }) => productId)).toEqual([one, other]);
    expect(first.pieces[0]!.before).toEqual(before);
    expect(first.pieces[0]!.after).toMatchObject({ title: 'Called otherwise', slug: 'at-another-address' });
    const last = await changesOf(receipt.releaseId, first.nextCursor!);
    expect(last).toMatchObject({ nextCursor: null, pieces: [{ productId: taken, after: null }] });
    expect(last.pieces[0]!.before).not.toBeNull();

    await publishProducts(services, { actor, productIds: [taken] });
    const { releaseId } = await shop.publish();
    expect(await changesOf(releaseId)).toMatchObject({
      nextCursor: null,
      pieces: [{ productId: taken, before: null, after: last.pieces[0]!.before }],
    });
  });

  it('are the words of its categories, and all there is for the first one', async () => {
    const listing = { slug: 'rings', title: 'Rings', description: 'For every finger.', position: 0 };
    await saveListing(services, { actor, kind: 'category', listing });
    const { releaseId } = await shop.publish();
    expect((await changesOf(releaseId)).listings).toEqual([
      {
        kind: 'category',
        slug: 'rings',
        before: { title: 'Rings', description: 'All our rings.', position: 0 },
        after: { title: 'Rings', description: 'For every finger.', position: 0 },
      },
    ]);
    const first = await selectOne<{ id: string }>(services, 'SELECT MIN(id) AS id FROM releases');
    const { pieces, listings } = await changesOf(first!.id);
    expect(pieces.map(({ before }) => before)).toEqual([null, null]);
    expect(listings.map(({ slug, before }) => [slug, before])).toEqual([
      ['rings', null],
      ['earrings', null],
      ['bracelets', null],
    ]);
  });
});
