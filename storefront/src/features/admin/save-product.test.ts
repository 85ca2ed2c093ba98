import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { ProductDocument } from '@lapidary/shared/catalog/product';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BackendUnreachable } from '../../lib/api-client.client.ts';
import { createProduct, putProduct, setStock } from './admin-api.client.ts';
import { saveProduct } from './save-product.client.ts';

vi.mock('./admin-api.client.ts');

const document = (changes: Partial<ProductDocument> = {}): ProductDocument => ({
  title: 'Ring',
  slug: 'ring',
  description: '',
  categorySlug: null,
  collectionSlugs: [],
  vendor: '',
  tags: [],
  options: [{ name: 'Metal', values: ['Gold', 'Silver'] }],
  variants: ['Gold', 'Silver'].map((metal) => ({
    id: `v-${metal}`,
    sku: '',
    optionValues: [metal],
    price: 100,
    compareAtPrice: null,
    weightGrams: null,
    barcode: '',
  })),
  images: [],
  seo: { title: '', description: '' },
  ...changes,
});
const product = (draft = document(), version = 1): AdminProduct => ({
  id: 'p1',
  version,
  status: 'draft',
  hasUnpublishedChanges: true,
  draft,
  live: null,
  stock: { 'v-Gold': 1, 'v-Silver': 2 },
  liveSlug: null,
  publishedAt: null,
  updatedAt: '2026-01-01T00:00:00Z',
});

beforeEach(() => {
  vi.resetAllMocks();
  vi.mocked(setStock).mockImplementation(async (variantId, stock) => ({ variantId, stock }));
});

describe('saveProduct', () => {
  it('saves a changed draft with the version that it is based on', async () => {
    const changed = document({ title: 'Gold ring' });
    vi.mocked(putProduct).mockResolvedValue(product(changed, 2));
    const saved = await saveProduct({ product: product(), document: changed, stock: [null, null] });
    expect(putProduct).toHaveBeenCalledExactlyOnceWith('p1', 1, changed);
    expect(setStock).not.toHaveBeenCalled();
    expect(saved).toEqual({ product: product(changed, 2), stockFailures: [] });
  });

  it('saves only the stock when only that changed', async () => {
    const saved = await saveProduct({ product: product(), document: document(), stock: [null, 7] });
    expect(putProduct).not.toHaveBeenCalled();
    expect(setStock).toHaveBeenCalledExactlyOnceWith('v-Silver', 7);
    expect(saved.product.stock).toEqual({ 'v-Gold': 1, 'v-Silver': 7 });
  });

  it('sets the stock of new variants by the ids they have just got', async () => {
    const typed = document({ variants: document().variants.map((variant) => ({ ...variant, id: '' })) });
    vi.mocked(createProduct).mockResolvedValue({ ...product(), stock: {} });
    const saved = await saveProduct({ product: null, document: typed, stock: [4, null] });
    expect(setStock).toHaveBeenCalledExactlyOnceWith('v-Gold', 4);
    expect(saved.product.stock).toEqual({ 'v-Gold': 4 });
  });

  it('touches no stock when the draft is refused', async () => {
    vi.mocked(putProduct).mockRejectedValue(new BackendUnreachable('no answer'));
    const wanted = { product: product(), document: document({ title: 'X' }), stock: [5, 5] };
    await expect(saveProduct(wanted)).rejects.toBeInstanceOf(BackendUnreachable);
    expect(setStock).not.toHaveBeenCalled();
  });

  it('names the stock that could not be saved and saves the rest', async () => {
    vi.mocked(setStock).mockRejectedValueOnce(new BackendUnreachable('no answer'));
    const saved = await saveProduct({ product: product(), document: document(), stock: [5, 6] });
    expect(saved.stockFailures).toEqual(['Stock of Gold: The shop’s server could not be reached.']);
    expect(saved.product.stock).toEqual({ 'v-Gold': 1, 'v-Silver': 6 });
  });
});
