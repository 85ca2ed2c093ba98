import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type {
  DeletedListing,
  ListingUse,
  SavedCategory,
  SavedCollection,
} from '@lapidary/shared/catalog/save-listing';
import type { Problem } from '@lapidary/shared/errors';
import { describe, expect, it } from 'vitest';
import { select } from '../platform/sql.ts';
import { productDocument } from '../platform/testing/product-document.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { listCategories, listCollections, readPublished } from './index.ts';

const { database } = await openTestDatabase();
const on = { database };
const { services, tokens, visitor } = createTestApp(database);
const token = tokens.merchant('merchant-1');
const merchant = visitor();

const call = async <Answer>(method: string, path: string, body?: unknown, headers = {}) => {
  const response = await merchant.send(method, `/api/admin${path}`, { body, headers, token });
  return { status: response.status, body: (await response.json()) as Answer };
};
const text = (title: string, position = 0) => ({ title, description: `All our ${title}.`, position });
const requests = () => select<{ id: string }>(on, 'SELECT id FROM publish_requests');
const audit = (subject: string) =>
  select<{ action: string; before_json: string | null; after_json: string | null }>(
    on,
    'SELECT action, before_json, after_json FROM audit_entries WHERE subject = $subject ORDER BY id',
    { subject },
  );

describe('a collection', () => {
  it('is created, replaced and listed in its place, each time with a publish request', async () => {
    const first = await call<SavedCollection>('PUT', '/collections/gifts', text('Gifts', 2));
    expect(first.status).toBe(200);
    const request = { state: 'waiting', cause: { kind: 'publish', summary: 'Save the collection “Gifts”' } };
    expect(first.body.publishRequest).toMatchObject(request);
    await call('PUT', '/collections/stones', text('Stones', 1));
    const { body } = await call<SavedCollection>('PUT', '/collections/gifts', text('Presents', 2));
    expect(body.collection).toEqual({ slug: 'gifts', ...text('Presents', 2) });
    const listed = await call<{ collections: unknown }>('GET', '/collections');
    expect(listed.body.collections).toEqual(await listCollections(on));
    expect((await listCollections(on)).map(({ slug }) => slug)).toEqual(['stones', 'gifts']);
    expect(await audit('gifts')).toMatchObject([
      { action: 'collection.save', before_json: null },
      { action: 'collection.save', before_json: expect.stringContaining('Gifts') },
    ]);
  });

  it('that is created by several at the same moment is there once, as one of them wrote it', async () => {
    const titles = Array.from({ length: 6 }, (_, n) => `Gifts ${n}`);
    const answers = await Promise.all(
      titles.map((title) => call<SavedCollection>('PUT', '/collections/at-once', text(title))),
    );
    expect(answers.map(({ status }) => status)).toEqual(titles.map(() => 200));
    const listed = (await listCollections(on)).filter(({ slug }) => slug === 'at-once');
    expect(listed).toHaveLength(1);
    expect(titles).toContain(listed[0]!.title);
    expect(await audit('at-once')).toHaveLength(titles.length);
  });

  it('that is saved as it is asks for nothing', async () => {
    await call('PUT', '/collections/same', text('Same'));
    const before = await requests();
    const { body } = await call<SavedCollection>('PUT', '/collections/same', text('Same'));
    expect(body.publishRequest).toBeNull();
    expect(await requests()).toEqual(before);
    expect(await audit('same')).toHaveLength(1);
  });

  it.each([
    ['/collections/Not%20a%20slug', text('Gifts'), 'slug'],
    ['/collections/gifts', text(''), 'title'],
    ['/collections/gifts', { ...text('Gifts'), position: -1 }, 'position'],
  ])('refuses %s %j', async (path, body, field) => {
    const answer = await call<Problem>('PUT', path, body);
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: field }] } });
  });

  it('refuses fields that it does not have', async () => {
    const answer = await call<Problem>('PUT', '/collections/gifts', { ...text('Gifts'), pieces: [] });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });
});

describe('a category', () => {
  it('is created and renamed, each time with a publish request', async () => {
    await call('PUT', '/categories/rings', text('Rings'));
    const { status, body } = await call<SavedCategory>('PUT', '/categories/rings', text('Finger rings'));
    expect(status).toBe(200);
    expect(body.publishRequest).toMatchObject({ cause: { summary: 'Save the category “Finger rings”' } });
    expect(await listCategories(on)).toEqual([{ slug: 'rings', ...text('Finger rings') }]);
  });

  it.each(['products', 'collections', 'api'])(
    'may not take the address %s of the shop itself',
    async (slug) => {
      const answer = await call<Problem>('PUT', `/categories/${slug}`, text('Rings'));
      expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'slug' }] } });
    },
  );
});

describe('deleting', () => {
  const use = async (path: string) => (await call<ListingUse>('GET', `${path}/use`)).body;

  it('takes it from drafts and from what is live, each as it is otherwise; its pieces stay', async () => {
    await call('PUT', '/categories/gone', text('Gone'));
    await call('PUT', '/categories/kept', text('Kept'));
    await call('PUT', '/collections/gone-too', text('Gone too'));
    const make = async (slug: string) =>
      (
        await call<AdminProduct>(
          'POST',
          '/products',
          productDocument({ slug, categorySlug: 'gone', collectionSlugs: ['gone-too'] }),
        )
      ).body;
    const [draft, live, moved] = [await make('a-draft'), await make('a-live'), await make('a-moved')];
    await call('POST', '/publishes', { productIds: [live.id, moved.id] });
    const elsewhere = { ...moved.draft, categorySlug: 'kept' };
    await call('PUT', `/products/${moved.id}`, elsewhere, { 'if-match': '"1"' });
    expect(await use('/categories/gone')).toEqual({ products: 3, live: 2 });
    expect(await use('/categories/kept')).toEqual({ products: 1, live: 0 });

    const { body } = await call<DeletedListing>('DELETE', '/categories/gone');
    expect(body).toMatchObject({ products: 3, publishRequest: { state: 'waiting' } });
    const products = await Promise.all(
      [draft, live, moved].map(async ({ id }) => (await call<AdminProduct>('GET', `/products/${id}`)).body),
    );
    expect(products.map((product) => [product.draft.categorySlug, product.hasUnpublishedChanges])).toEqual([
      [null, true],
      [null, false],
      ['kept', true],
    ]);
    const shown = await readPublished(services, [live.id, moved.id]);
    expect(shown.map(({ product }) => [product.categorySlug, product.collectionSlugs])).toEqual([
      [null, ['gone-too']],
      [null, ['gone-too']],
    ]);
    expect((await audit('gone')).map(({ action }) => action)).toEqual(['category.save', 'category.delete']);
    expect((await listCategories(on)).map(({ slug }) => slug)).not.toContain('gone');

    expect((await call<DeletedListing>('DELETE', '/collections/gone-too')).body.products).toBe(3);
    const [after] = await readPublished(services, [live.id]);
    expect(after!.product.collectionSlugs).toEqual([]);
  });

  it('a category moves its pieces to another one, live ones in the shop too, all or none', async () => {
    for (const [slug, title] of [
      ['closing', 'Closing'],
      ['target', 'Target'],
      ['third', 'Third'],
    ] as const) {
      await call('PUT', `/categories/${slug}`, text(title));
    }
    const make = async (slug: string) =>
      (await call<AdminProduct>('POST', '/products', productDocument({ slug, categorySlug: 'closing' })))
        .body;
    const [draft, live, edited] = [await make('m-draft'), await make('m-live'), await make('m-edited')];
    await call('POST', '/publishes', { productIds: [live.id, edited.id] });
    const elsewhere = { ...edited.draft, categorySlug: 'third' };
    await call('PUT', `/products/${edited.id}`, elsewhere, { 'if-match': '"1"' });
    const before = await requests();
    for (const moveTo of ['nowhere', 'closing', 'api']) {
      const refused = await call<Problem>('DELETE', `/categories/closing?moveTo=${moveTo}`);
      expect(refused).toMatchObject({ status: 400, body: { fields: [{ path: 'moveTo' }] } });
    }
    expect(await requests()).toEqual(before);
    expect(await use('/categories/closing')).toEqual({ products: 3, live: 2 });

    const { body } = await call<DeletedListing>('DELETE', '/categories/closing?moveTo=target');
    const summary = 'Delete the category “Closing” and move its pieces to “Target”';
    expect(body).toMatchObject({ products: 3, publishRequest: { cause: { summary } } });
    const drafts = await Promise.all(
      [draft, live, edited].map(async ({ id }) => (await call<AdminProduct>('GET', `/products/${id}`)).body),
    );
    expect(drafts.map((one) => [one.draft.categorySlug, one.hasUnpublishedChanges])).toEqual([
      ['target', true],
      ['target', false],
      ['third', true],
    ]);
    const shown = await readPublished(services, [live.id, edited.id]);
    expect(shown.map(({ product }) => product.categorySlug)).toEqual(['target', 'target']);
    const [request] = await select<{ product_ids_json: string }>(
      on,
      'SELECT product_ids_json FROM publish_requests WHERE id = $id',
      { id: body.publishRequest.id },
    );
    expect(JSON.parse(request!.product_ids_json)).toEqual([live.id, edited.id].toSorted());
    expect((await audit('closing')).at(-1)).toMatchObject({
      action: 'category.delete',
      after_json: JSON.stringify({ products: 3, movedTo: 'target' }),
    });
    expect(await use('/categories/target')).toEqual({ products: 3, live: 2 });
  });

  it('of one that is not there, or whose name only a text has, changes nothing', async () => {
    await call('PUT', '/collections/quoted', text('Quoted'));
    await call('POST', '/products', productDocument({ slug: 'quoting', description: 'It is "quoted"' }));
    expect(await use('/collections/quoted')).toEqual({ products: 0, live: 0 });
    expect((await call<Problem>('DELETE', '/collections/nothing')).status).toBe(404);
  });
});

describe('a product', () => {
  const create = (slug: string, collectionSlugs: string[]) =>
    call<AdminProduct>('POST', '/products', productDocument({ slug, collectionSlugs }));

  it('is in any number of collections', async () => {
    await call('PUT', '/collections/one', text('One'));
    await call('PUT', '/collections/two', text('Two'));
    const { body } = await create('in-both', ['two', 'one']);
    await call('POST', `/products/${body.id}/publish`);
    const [live] = await readPublished(services, [body.id]);
    expect(live!.product.collectionSlugs).toEqual(['two', 'one']);
    expect(live!.publishedAt).toBeGreaterThan(0);
  });

  it('is in none when its document does not say', async () => {
    const { collectionSlugs: _, ...before } = productDocument({ slug: 'before-collections' });
    const { status, body } = await call<AdminProduct>('POST', '/products', before);
    expect({ status, collectionSlugs: body.draft.collectionSlugs }).toEqual({
      status: 201,
      collectionSlugs: [],
    });
  });

  it('may not name a collection that is not there, nor one twice', async () => {
    await call('PUT', '/collections/one', text('One'));
    for (const slugs of [
      ['one', 'nowhere'],
      ['one', 'one'],
    ]) {
      const answer = await create('refused', slugs);
      expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'collectionSlugs.1' }] } });
    }
  });
});
