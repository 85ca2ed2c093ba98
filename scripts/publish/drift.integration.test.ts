import {
  createProduct,
  deleteListing,
  deleteProduct,
  getProduct,
  publishProducts,
  saveListing,
  saveProduct,
  unpublishProduct,
} from '@lapidary/commerce-api/catalog';
import { select, selectOne } from '@lapidary/commerce-api/platform/sql';
import { setStore } from '@lapidary/commerce-api/platform/testing/set-store';
import { createShippingMethod } from '@lapidary/commerce-api/pricing';
import { requestPublish } from '@lapidary/commerce-api/publishing';
import type { ProductDocument } from '@lapidary/shared/catalog/product';
import { ShippingMethodInput } from '@lapidary/shared/pricing/shipping-method';
import type { Receipt } from '@lapidary/shared/publishing/release';
import { describe, expect, it } from 'vitest';
import { compareWithBuild } from './compare-with-build.ts';
import { MAX_KEYS_PER_WRITE } from './manifest.ts';
import { compareWithRender } from './testing/compare-with-render.ts';
import { openTestShop } from './testing/open-test-shop.ts';

const shop = await openTestShop();
const { services } = shop;
const actor = 'merchant';

async function idOf(slug: string): Promise<string> {
  const row = await selectOne<{ id: string }>(services, 'SELECT id FROM products WHERE slug = $slug', {
    slug,
  });
  return row!.id;
}

/** Saves and publishes a change of one product's document. */
async function change(
  slug: string,
  edit: (document: ProductDocument) => Partial<ProductDocument>,
): Promise<void> {
  const product = await getProduct(services, await idOf(slug));
  const document = { ...product.draft, ...edit(product.draft) };
  await saveProduct(services, { actor, id: product.id, version: product.version, document });
  await publishProducts(services, { actor, productIds: [product.id] });
}

const reprice = (amount: number) => (document: ProductDocument) => ({
  variants: document.variants.map((variant) => ({ ...variant, price: amount, compareAtPrice: null })),
});

/** Publishes, and holds the live site against one rendered from nothing, byte for byte. */
async function publishWithoutDrift(): Promise<Receipt> {
  const receipt = await shop.publish();
  expect(await compareWithRender(shop)).toEqual({ files: receipt.pages, differences: [] });
  return receipt;
}

describe('after an incremental publish the live site equals a full build', () => {
  it('from the first publish on, by `astro build`', async () => {
    const { differences } = await compareWithBuild(shop.settings);
    expect(differences).toEqual([]);
  });

  it('when a picture comes, which alone the part of the search with pictures shows', async () => {
    const image = { key: 'media/a1', widths: [320, 960], width: 960, height: 1200, alt: 'A ring' };
    await change('piece-3', () => ({ images: [image] }));
    const { changed } = await shop.publish();
    expect(changed.filter((path) => path.startsWith('/search/'))).toEqual(['/search/pictures/0.json']);
    expect((await shop.get('/feeds/google.xml')).body).toContain('/media/a1-960.webp</g:image_link>');
  });

  it('when a price changes', async () => {
    const untouched = await shop.get('/products/piece-20/');
    await change('piece-3', reprice(17_777));
    const receipt = await publishWithoutDrift();
    // Besides its own page and those with its card: one part of the search, of the feed, and of the sitemap (its date).
    expect(receipt.changed).toEqual([
      '/feeds/google.xml',
      ...[0, 1, 2, 3, 39].map((number) => `/products/piece-${number}/`).sort(),
      '/rings/',
      '/rings/metal/gold/',
      '/rings/metal/silver/',
      '/search/0.json',
      '/sitemap-0.xml',
    ]);
    expect((await shop.get('/products/piece-3/')).body).toContain('$177.77');
    const after = await shop.get('/products/piece-20/');
    expect(after.body === untouched.body).toBe(true);
    expect(after.cache).toMatch(/^Hit/);
  });

  it('when a title changes', async () => {
    await change('piece-4', () => ({ title: 'Émeraude <New> & "Q"' }));
    expect((await shop.publish()).changed).toContain('/products/piece-4/');
  });

  it('when a slug changes, and the old address leads to the new one', async () => {
    await change('piece-5', () => ({ slug: 'piece-five' }));
    const receipt = await shop.publish();
    expect(receipt.removed).toEqual(['/products/piece-5/']);
    expect(await shop.get('/products/piece-5/')).toMatchObject({
      status: 301,
      location: '/products/piece-five/',
    });
  });

  it('when a product moves to another category', async () => {
    await change('piece-6', () => ({ categorySlug: 'earrings' }));
    const receipt = await publishWithoutDrift();
    expect(receipt.changed).toEqual(expect.arrayContaining(['/rings/', '/earrings/', '/products/piece-6/']));
  });

  it('when a collection is made, and the pages of all name the collections', async () => {
    const listing = { slug: 'gifts', title: 'Gifts', description: 'To give away.', position: 0 };
    await saveListing(services, { actor, kind: 'collection', listing });
    // It is not shown before it holds something.
    expect((await publishWithoutDrift()).changed).toEqual([]);
    for (const slug of ['piece-9', 'piece-10', 'piece-11'])
      await change(slug, () => ({ collectionSlugs: ['gifts'] }));
    await publishWithoutDrift();
    expect((await shop.get('/collections/gifts/')).body).toContain('Piece 11');
    expect((await shop.get('/collections/')).body).toContain('3 pieces');
    expect((await shop.get('/rings/')).body).toContain('href="/collections/"');
    expect((await shop.get('/products/piece-9/')).body).toContain('href="/collections/gifts/"');
    expect((await shop.get('/sitemap-listings.xml')).body).toContain('/collections/gifts/</loc>');
  });

  it('when a title moves a product within a collection', async () => {
    await change('piece-9', () => ({ title: 'Écrin' }));
    const receipt = await shop.publish();
    expect(receipt.changed).toEqual(
      expect.arrayContaining(['/collections/gifts/', '/products/piece-9/', '/rings/', '/sitemap-0.xml']),
    );
    expect((await shop.get('/collections/gifts/')).body).toMatch(/Écrin.*Piece 10.*Piece 11/s);
  });

  it('when a collection gets another title, on the pages that print it', async () => {
    const listing = { slug: 'gifts', title: 'Presents', description: 'To give away.', position: 0 };
    await saveListing(services, { actor, kind: 'collection', listing });
    expect((await shop.publish()).changed).toEqual(
      ['9', '10', '11']
        .map((number) => `/products/piece-${number}/`)
        .concat('/', '/collections/', '/collections/gifts/', '/llms.txt')
        .sort(),
    );
  });

  it('when a product is added', async () => {
    const { draft } = await getProduct(services, await idOf('piece-7'));
    const variants = draft.variants.map((variant) => ({ ...variant, id: '' }));
    const document = { ...draft, slug: 'brand-new', title: 'Brand new', variants };
    const { id } = await createProduct(services, { actor, document });
    await publishProducts(services, { actor, productIds: [id] });
    expect((await shop.publish()).changed).toContain('/products/brand-new/');
  });

  it('when a product is unpublished, and its address is gone', async () => {
    await unpublishProduct(services, { actor, id: await idOf('piece-8') });
    expect((await shop.publish()).removed).toEqual(['/products/piece-8/']);
    expect((await shop.get('/products/piece-8/')).status).toBe(404);
  });

  it('when a product is deleted', async () => {
    const id = await idOf('brand-new');
    await unpublishProduct(services, { actor, id });
    await deleteProduct(services, { actor, id });
    expect((await publishWithoutDrift()).removed).toEqual(['/products/brand-new/']);
  });

  it('when a category loses its second page', async () => {
    const rows = await select<{ id: string }>(
      services,
      "SELECT id FROM products WHERE category_slug = 'rings' AND live_slug IS NOT NULL ORDER BY id",
    );
    for (const { id } of rows.slice(20)) await unpublishProduct(services, { actor, id });
    const receipt = await publishWithoutDrift();
    expect(receipt.removed).toContain('/rings/page/2/');
    expect((await shop.get('/rings/page/2/')).status).toBe(404);
  });

  it('when twenty products change together, in one release', async () => {
    const rows = await select<{ id: string }>(
      services,
      'SELECT id FROM products WHERE live_slug IS NOT NULL ORDER BY id DESC LIMIT 20',
    );
    for (const [index, { id }] of rows.entries()) {
      const { draft, version } = await getProduct(services, id);
      await saveProduct(services, {
        actor,
        id,
        version,
        document: { ...draft, ...reprice(500 + index)(draft) },
      });
    }
    await publishProducts(services, { actor, productIds: rows.map(({ id }) => id) });
    const receipt = await shop.publish();
    expect(receipt.changed.filter((path) => path.startsWith('/products/')).length).toBeGreaterThanOrEqual(20);
  });

  it('when a change is larger than one write to the edge, and old addresses still lead on', async () => {
    const listing = { slug: 'rings', title: 'Finger rings', description: 'All our rings.', position: 0 };
    await saveListing(services, { actor, kind: 'category', listing });
    const receipt = await publishWithoutDrift();
    expect(receipt.changed.length).toBeGreaterThan(MAX_KEYS_PER_WRITE);
    expect(await shop.get('/products/piece-5/')).toMatchObject({
      status: 301,
      location: '/products/piece-five/',
    });
    expect((await shop.get('/products/piece-8/')).status).toBe(404);
  });

  it('when delivery gets another price and other days, on the pages of products alone', async () => {
    const input = { kind: 'flat', name: 'Courier', price: 1234, minDays: 2, maxDays: 4 } as const;
    await createShippingMethod(services, { actor, input: ShippingMethodInput.parse(input) });
    const { changed } = await shop.publish();
    expect(changed).toContain('/products/piece-3/');
    expect(changed.filter((path) => !path.startsWith('/products/'))).toEqual([]);
    const { body } = await shop.get('/products/piece-3/');
    expect(body).toContain('"value":"12.34"');
    expect(body).toContain('Arrives in 2–4 working days.');
  });

  it('when something is announced, on every page for people, and no other is rendered', async () => {
    const announcement = { text: 'Closed on <Monday>', link: '/delivery/', endsAt: null };
    const contact = { email: 'hello@shop.test', phone: '+44 20 7946 0000', address: ['12 Hatton Garden'] };
    await setStore(services, { announcement, contact });
    await requestPublish(services, { cause: { kind: 'publish', actor, summary: 'Say' }, productIds: [] });
    const { changed, rendered } = await shop.publish();
    expect(rendered).toBe(changed.length);
    expect(changed).toContain('/products/piece-3/');
    expect(changed.filter((path) => /\.(xml|json|txt)$/.test(path))).toEqual([]);
    const { body } = await shop.get('/rings/');
    expect(body).toContain('<a href="/delivery/">Closed on &lt;Monday&gt;</a>');
    expect(body).toContain('href="tel:+442079460000"');
    expect((await shop.get('/')).body).toContain('"telephone":"+44 20 7946 0000"');
  });

  it('when a collection is deleted, and its pieces stay', async () => {
    expect(await deleteListing(services, { actor, kind: 'collection', slug: 'gifts' })).toMatchObject({
      products: 3,
    });
    const { removed, changed, rendered } = await shop.publish();
    expect(removed).toEqual(['/collections/gifts/']);
    expect(rendered).toBe(changed.length);
    expect((await shop.get('/collections/gifts/')).status).toBe(404);
    expect((await shop.get('/products/piece-9/')).body).not.toContain('/collections/gifts/');
  });

  it('when nothing has changed, and then no page is rendered', async () => {
    const cause = { kind: 'stock', actor, summary: 'Nothing' } as const;
    await requestPublish(services, { cause, productIds: [await idOf('piece-9')] });
    expect(await publishWithoutDrift()).toMatchObject({ rendered: 0, changed: [], removed: [], bytes: 0 });
  });

  it('after all of them, by `astro build` too', async () => {
    const { files, differences } = await compareWithBuild(shop.settings);
    expect(differences).toEqual([]);
    expect(files).toBe(Object.keys((await shop.live()).pages).length);
  });
});

it('a second language has its pages from the next publish on; an edit changes a page and its twin', async () => {
  await setStore(services, { languages: ['en', 'vi'] });
  await change('piece-9', reprice(4_200));
  const first = await shop.publish();
  expect(first.changed).toEqual(
    expect.arrayContaining([
      '/vi/',
      '/vi/rings/',
      '/vi/checkout/',
      '/vi/products/piece-20/',
      '/sitemap-0.xml',
    ]),
  );
  expect((await shop.get('/vi/products/piece-9/')).body).toContain('42,00');

  await change('piece-9', reprice(4_300));
  const { changed } = await shop.publish();
  const pages = changed.filter((path) => path.endsWith('/'));
  const [twins, originals] = [true, false].map((isTwin) =>
    pages.filter((path) => path.startsWith('/vi/') === isTwin),
  );
  expect(twins).toContain('/vi/products/piece-9/');
  expect(twins).toEqual(originals!.map((path) => `/vi${path}`));

  await change('piece-9', () => ({ slug: 'piece-nine' }));
  await shop.publish();
  expect(await shop.get('/vi/products/piece-9/')).toMatchObject({
    status: 301,
    location: '/vi/products/piece-nine/',
  });
});
