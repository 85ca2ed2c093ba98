import { createApp } from '@lapidary/commerce-api/app';
import { createAccessTokenVerifier } from '@lapidary/commerce-api/platform/aws/access-token';
import { createCognitoClient } from '@lapidary/commerce-api/platform/aws/cognito-client';
import { select } from '@lapidary/commerce-api/platform/sql';
import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { ProductDocument } from '@lapidary/shared/catalog/product';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signIn } from '../customers/sign-in.ts';
import { compareWithBuild } from './compare-with-build.ts';
import { compareWithRender } from './testing/compare-with-render.ts';
import { see } from './testing/crawl.ts';
import { openTestShop } from './testing/open-test-shop.ts';

/** A larger run: `DRIFT_SEQUENCES=50 npx vitest run --project sqlite drift-sequences`. */
const SEQUENCES = Number(process.env.DRIFT_SEQUENCES ?? 2);
const EDITS = 15;
const CATEGORIES = ['rings', 'earrings', 'bracelets', null];

const shop = await openTestShop();
const { services, settings } = shop;
const app = createApp({
  ...services,
  accessTokens: createAccessTokenVerifier(settings.api),
  cognito: createCognitoClient(settings.api),
});
const token = await signIn(settings.api.publicUrl, 'merchant@lapidary.test', 'Merchant-2026');

/** What a merchant may do, to the n-th product where one is meant. */
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('price' as const),
    product: fc.nat(),
    price: fc.integer({ min: 1, max: 999_999 }),
  }),
  fc.record({
    kind: fc.constant('title' as const),
    product: fc.nat(),
    title: fc.string({ minLength: 1, maxLength: 80 }),
  }),
  fc.record({ kind: fc.constant('text' as const), product: fc.nat(), text: fc.string({ maxLength: 200 }) }),
  fc.record({ kind: fc.constant('slug' as const), product: fc.nat(), slug: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    kind: fc.constant('category' as const),
    product: fc.nat(),
    category: fc.constantFrom(...CATEGORIES),
  }),
  fc.record({
    kind: fc.constant('stock' as const),
    product: fc.nat(),
    stock: fc.integer({ min: 0, max: 12 }),
  }),
  fc.record({ kind: fc.constant('unpublish' as const), product: fc.nat() }),
  fc.record({ kind: fc.constant('publish' as const), product: fc.nat() }),
  fc.record({ kind: fc.constant('add' as const), product: fc.nat(), slug: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('delete' as const), product: fc.nat() }),
  fc.record({ kind: fc.constant('rollback' as const), release: fc.nat() }),
);
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;
/** Edits that are answered by one release, and the next ones. */
const sequence = fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), {
  minLength: EDITS,
  maxLength: EDITS,
});

async function call<Result>(
  method: string,
  path: string,
  body?: object,
  etag?: string,
): Promise<Result | null> {
  const response = await app.request(`/api/admin${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(etag && { 'if-match': etag }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  // A merchant may ask for what cannot be, such as an address that is taken; then nothing happens.
  if (response.status >= 500) throw new Error(`${method} ${path} answered ${response.status}`);
  return response.ok && response.status !== 204 ? ((await response.json()) as Result) : null;
}

async function change(
  id: string,
  fields: (draft: ProductDocument) => Partial<ProductDocument>,
): Promise<void> {
  const product = await call<AdminProduct>('GET', `/products/${id}`);
  const { draft, version } = product!;
  const saved = await call('PUT', `/products/${id}`, { ...draft, ...fields(draft) }, `"${version}"`);
  if (saved) await call('POST', `/products/${id}/publish`);
}

async function perform(step: Edit): Promise<void> {
  if (step.kind === 'rollback') {
    const rows = await select<{ id: string }>(services, 'SELECT id FROM releases ORDER BY id');
    await call('POST', `/releases/${rows[step.release % rows.length]!.id}/rollback`);
    return;
  }
  const rows = await select<{ id: string }>(services, 'SELECT id FROM products ORDER BY id');
  const { id } = rows[step.product % rows.length]!;
  switch (step.kind) {
    case 'price':
      return await change(id, ({ variants }) => ({
        variants: variants.map((variant) => ({ ...variant, price: step.price, compareAtPrice: null })),
      }));
    case 'title':
      return await change(id, () => ({ title: step.title }));
    case 'text':
      return await change(id, () => ({ description: step.text }));
    case 'slug':
      return await change(id, () => ({ slug: `moved-${step.slug}` }));
    case 'category':
      return await change(id, () => ({ categorySlug: step.category }));
    case 'stock': {
      const variants = await select<{ id: string }>(
        services,
        'SELECT id FROM variants WHERE product_id = $id',
        { id },
      );
      await call('PUT', `/inventory/${variants[0]!.id}`, { stock: step.stock });
      return;
    }
    case 'add': {
      const { draft } = (await call<AdminProduct>('GET', `/products/${id}`))!;
      const variants = draft.variants.map((variant) => ({ ...variant, id: '' }));
      const added = await call<AdminProduct>('POST', '/products', {
        ...draft,
        slug: `moved-${step.slug}`,
        variants,
      });
      if (added) await call('POST', `/products/${added.id}/publish`);
      return;
    }
    case 'delete':
      await call('POST', `/products/${id}/unpublish`);
      await call('DELETE', `/products/${id}`);
      return;
    default:
      await call('POST', `/products/${id}/${step.kind}`);
  }
}

it(`after any ${EDITS} publishes of any edits the live site equals a full build (${SEQUENCES} sequences)`, async ({
  annotate,
}) => {
  let edits = 0;
  for (const [index, publishes] of fc.sample(sequence, SEQUENCES).entries()) {
    const done: Edit[] = [];
    for (const steps of publishes) {
      for (const step of steps) {
        await perform(step);
        done.push(step);
      }
      const waiting = await select(services, "SELECT id FROM publish_requests WHERE state = 'waiting'");
      if (waiting.length > 0) await shop.publish();
    }
    // The last one by `astro build` as well, which takes ten times as long.
    const comparisons = [await compareWithRender(shop)];
    if (index === SEQUENCES - 1) comparisons.push(await compareWithBuild(settings));
    const { pages } = await shop.live();
    for (const comparison of comparisons)
      expect(comparison, `after ${JSON.stringify(done)}`).toEqual({
        files: Object.keys(pages).length,
        differences: [],
      });
    for (const { path } of await select<{ path: string }>(
      services,
      'SELECT slug AS path FROM product_redirects',
    ))
      if (!(`/products/${path}/` in pages))
        expect([301, 404]).toContain((await see(settings.api.publicUrl, `/products/${path}/`)).status);
    edits += done.length;
  }
  await annotate(`${edits} edits in ${SEQUENCES} sequences, 0 differences`);
}, 600_000);
