import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { useState } from 'react';
import { ApiProblem } from '../../lib/api-client.client.ts';
import { createProduct } from './admin-api.client.ts';
import { goTo } from './admin-navigation.client.ts';
import { copyOf } from './copy-product.ts';
import { Failure } from './Failure.tsx';
import { failureWords } from './failure-words.ts';
import { notify } from './notice.client.ts';

const MOST_COPIES = 20;

/** Saves a copy as a new draft, at the first address that is free. */
async function saveCopy({ draft }: AdminProduct): Promise<AdminProduct> {
  for (let number = 1; ; number += 1) {
    try {
      return await createProduct(copyOf(draft, number));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'slug_taken' || number >= MOST_COPIES) throw error;
    }
  }
}

/** Begins a product with everything that another one has, but its stock, SKUs and barcodes. */
export function DuplicateProduct({ product }: { product: AdminProduct }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function duplicate() {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const { id } = await saveCopy(product);
      notify('Copied as a draft. It has no stock and no SKUs yet.');
      goTo({ screen: 'product', id });
    } catch (error) {
      setFailure(`Not copied. ${failureWords(error)}`);
    }
    setBusy(false);
  }

  return (
    <>
      <button
        type="button"
        className="text-button"
        aria-disabled={busy || undefined}
        onClick={() => void duplicate()}
      >
        Duplicate product
      </button>
      {failure && <Failure words={failure} />}
    </>
  );
}
