import type { RequestedImport } from '@lapidary/shared/catalog/import';
import { vi } from 'vitest';
import { execute } from '../../platform/sql.ts';
import type { Case } from './common-cases.ts';
import { requestOf, send } from './send.ts';
import { bulkEditOf, importOf, renderedPreview } from './set-ups.ts';
import { ask, type ContractShop, liveProduct, newProduct, uniqueSlug } from './shop.ts';
import { type Cases, twice, versioned, withBody } from './ways.ts';

/** The page of a preview, after something has happened. */
const readingPreview =
  (happens: (shop: ContractShop) => Promise<unknown>): Case =>
  async (shop, operation) => {
    const token = await renderedPreview(shop);
    try {
      await happens(shop);
      return await send(operation, { browser: shop.api.visitor(), parameters: { token }, query: {} });
    } finally {
      vi.useRealTimers();
    }
  };

/** Two products, of which the second becomes live at the address of the first's draft. */
async function addressTaken(shop: ContractShop): Promise<{ id: string }> {
  const { database } = shop.api.services;
  const slug = uniqueSlug();
  const id = await newProduct(shop, slug);
  const other = await newProduct(shop);
  await execute({ database }, 'UPDATE products SET live_slug = $slug WHERE id = $other', { slug, other });
  return { id };
}

/** Of a product that has been put away. */
const archived: Case = async (shop, operation) => {
  const request = await requestOf(shop, operation, operation.bodyExamples[0]);
  await ask(shop, 'POST', `/products/${request.parameters.id}/archive`);
  return await send(operation, request);
};

/** A category or a collection of more pieces than can be changed at once; they are gone afterwards. */
const crowded =
  (field: 'categorySlug' | 'collectionSlugs'): Case =>
  async (shop, operation) => {
    const request = await requestOf(shop, operation, undefined);
    const on = { database: shop.api.services.database };
    const slug = request.parameters.slug!;
    const nothing = { categorySlug: null, collectionSlugs: [] };
    const draft = JSON.stringify({ ...nothing, [field]: field === 'categorySlug' ? slug : [slug] });
    const rows = Array.from({ length: 501 }, (_, n) => `('crowd-${n}', '${slug}-${n}', '', $draft, 1, 0, 0)`);
    await execute(
      on,
      `INSERT INTO products (id, slug, title, draft_json, version, created_at, updated_at) VALUES ${rows.join(', ')}`,
      { draft },
    );
    const answer = await send(operation, request);
    await execute(on, "DELETE FROM products WHERE id LIKE 'crowd-%'");
    return answer;
  };

/** What single operations of catalog, media and publishing answer. */
export const CATALOG_CASES: Cases = {
  'DELETE /api/admin/categories/{slug}': { conflict: crowded('categorySlug') },
  'DELETE /api/admin/collections/{slug}': { conflict: crowded('collectionSlugs') },
  'DELETE /api/admin/products/{id}': {
    conflict: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      return await send(operation, { ...request, parameters: { id: await liveProduct(shop) } });
    },
  },
  'DELETE /api/admin/schedules/{id}': {
    conflict: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      const on = { database: shop.api.services.database };
      await execute(on, "UPDATE schedules SET state = 'done' WHERE id = $id", { id: request.parameters.id! });
      return await send(operation, request);
    },
  },
  'GET /api/previews/{token}': {
    internal: readingPreview(async ({ api }) => {
      const on = { database: api.services.database };
      await execute(on, "UPDATE previews SET state = 'failed', error = 'a fault of the draft', body = NULL");
    }),
    link_expired: readingPreview(async () =>
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 86_400_000 }),
    ),
  },
  'POST /api/admin/bulk-edits/{id}/apply': {
    conflict: async (shop, operation) => {
      const { parameters } = await bulkEditOf(true)(shop, undefined);
      const request = await requestOf(shop, operation, operation.bodyExamples[0]);
      return await send(operation, { ...request, parameters: parameters! });
    },
  },
  'POST /api/admin/bulk-edits/{id}/undo': {
    conflict: async (shop, operation) => {
      const { parameters } = await bulkEditOf(false)(shop, undefined);
      const request = await requestOf(shop, operation, undefined);
      return await send(operation, { ...request, parameters: parameters! });
    },
  },
  'POST /api/admin/forecasts': {
    conflict: async (shop, operation) => {
      const { parameters } = await bulkEditOf(true)(shop, undefined);
      const request = await requestOf(shop, operation, undefined);
      return await send(operation, { ...request, body: { bulkEditId: parameters!.id } });
    },
    not_found: withBody({ productIds: ['nothing'] }),
  },
  'POST /api/admin/imports/{id}/apply': {
    conflict: async (shop, operation) => {
      const { parameters } = await importOf(false)(shop, undefined);
      const request = await requestOf(shop, operation, undefined);
      return await send(operation, { ...request, parameters: parameters! });
    },
  },
  'POST /api/admin/imports/{id}/cancel': { conflict: twice },
  'POST /api/admin/imports/{id}/check': {
    conflict: async (shop, operation) => {
      const request = await requestOf(shop, operation, operation.bodyExamples[0]);
      const on = { database: shop.api.services.database };
      await execute(on, "UPDATE import_jobs SET state = 'done' WHERE id = $id", {
        id: request.parameters.id!,
      });
      return await send(operation, request);
    },
    unprocessable_upload: async (shop, operation) => {
      const wanted = { fileName: 'products.csv', bytes: 9 };
      const { import: job } = await ask<RequestedImport>(shop, 'POST', '/imports', wanted);
      const request = await requestOf(shop, operation, operation.bodyExamples[0]);
      return await send(operation, { ...request, parameters: { id: job.id } });
    },
  },
  'POST /api/admin/products': {
    slug_taken: async (shop, operation) => {
      const slug = uniqueSlug();
      await newProduct(shop, slug);
      return await withBody({ slug })(shop, operation);
    },
  },
  'POST /api/admin/products/{id}/archive': { conflict: twice },
  'POST /api/admin/products/{id}/restore': { conflict: twice },
  'POST /api/admin/products/{id}/publish': {
    conflict: archived,
    slug_taken: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      return await send(operation, { ...request, parameters: await addressTaken(shop) });
    },
  },
  'POST /api/admin/products/{id}/schedule': { conflict: archived },
  'POST /api/admin/products/{id}/unpublish': {
    conflict: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      return await send(operation, { ...request, parameters: { id: await newProduct(shop) } });
    },
  },
  'POST /api/admin/publishes': {
    conflict: async (shop, operation) => {
      const id = await newProduct(shop);
      await ask(shop, 'POST', `/products/${id}/archive`);
      return await withBody({ productIds: [id] })(shop, operation);
    },
    not_found: withBody({ productIds: ['nothing'] }),
    slug_taken: async (shop, operation) => {
      const { id } = await addressTaken(shop);
      return await withBody({ productIds: [id] })(shop, operation);
    },
  },
  'POST /api/admin/releases/{id}/rollback': {
    conflict: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      await send(operation, request);
      return await send(operation, request);
    },
    slug_taken: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      const on = { database: shop.api.services.database };
      // The address that was left is another's now, of a product that no release has shown.
      const holder = await newProduct(shop);
      await execute(
        on,
        `UPDATE products SET live_slug = (SELECT r.slug FROM product_redirects r
           JOIN release_products p ON p.product_id = r.product_id WHERE p.release_id = $release)
         WHERE id = $holder`,
        { holder, release: request.parameters.id! },
      );
      return await send(operation, request);
    },
  },
  'POST /api/admin/uploads/{id}/complete': {
    unprocessable_upload: async (shop, operation) => {
      const request = await requestOf(shop, operation, operation.bodyExamples[0]);
      const wanted = { fileName: 'ring.jpg', contentType: 'image/jpeg', bytes: 9 };
      const { id } = await ask(shop, 'POST', '/uploads', wanted);
      return await send(operation, { ...request, parameters: { id } });
    },
  },
  'PUT /api/admin/products/{id}': {
    ...versioned,
    slug_taken: async (shop, operation) => {
      const slug = uniqueSlug();
      await newProduct(shop, slug);
      return await withBody({ slug })(shop, operation);
    },
  },
};
