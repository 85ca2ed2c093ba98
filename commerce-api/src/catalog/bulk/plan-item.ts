import { isDeepStrictEqual } from 'node:util';
import type { BulkChange, BulkItemState } from '@lapidary/shared/catalog/bulk-edit';
import type { ProductDocument } from '@lapidary/shared/catalog/product';
import { missingForPublish } from '../check-publishable.ts';
import type { ProductRow } from '../product-row.ts';
import type { ProductState } from './bulk-rows.ts';
import { changePrice, type VariantPrice } from './change-price.ts';

/** What an edit is to do to one product. */
export interface PlannedItem {
  state: Extract<BulkItemState, 'planned' | 'unchanged' | 'refused'>;
  before: ProductState;
  after: ProductState;
  note: string | null;
}

type Prices = Record<string, VariantPrice>;

const pricesOf = (document: ProductDocument): Prices =>
  Object.fromEntries(
    document.variants.map(({ id, price, compareAtPrice }) => [id, { price, compareAtPrice }]),
  );

function changeAll(
  before: Prices,
  change: Extract<BulkChange, { kind: 'price' }>,
  currency: string,
): Prices | null {
  const after: Prices = {};
  for (const [id, price] of Object.entries(before)) {
    const changed = changePrice(price, change, currency);
    if (!changed) return null;
    after[id] = changed;
  }
  return after;
}

/** Plans the change of one product; `published` is what shoppers see of it, null when they do not. */
export function planItem(
  row: Pick<ProductRow, 'live_revision_id' | 'live_version' | 'version'>,
  { draft, published }: { draft: ProductDocument; published: ProductDocument | null },
  change: BulkChange,
  currency: string,
): PlannedItem {
  const before: ProductState = {
    revisionId: row.live_revision_id,
    live: published !== null,
    draft: pricesOf(draft),
    published: published ? pricesOf(published) : {},
  };
  const refuse = (note: string): PlannedItem => ({ state: 'refused', before, after: before, note });
  const unchanged = (note: string): PlannedItem => ({ state: 'unchanged', before, after: before, note });
  const plan = (after: Partial<ProductState>): PlannedItem => ({
    state: 'planned',
    before,
    after: { ...before, revisionId: null, ...after },
    note: null,
  });
  switch (change.kind) {
    case 'price': {
      const prices = changeAll(before.draft, change, currency);
      const live = changeAll(before.published, change, currency);
      if (!prices || !live) return refuse('a price would be nothing or less');
      if (isDeepStrictEqual([prices, live], [before.draft, before.published]))
        return unchanged('its prices stay');
      return plan({ draft: prices, published: live });
    }
    case 'publish': {
      if (published && row.live_version === row.version) return unchanged('shoppers see it as it is');
      const missing = missingForPublish(draft);
      return missing ? refuse(missing) : plan({ live: true, published: before.draft });
    }
    case 'unpublish':
      return published ? plan({ live: false, published: {} }) : unchanged('it is not live');
  }
}
