import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { useState } from 'react';
import { ApiProblem } from '../../lib/api-client.client.ts';
import { createProduct } from './admin-api.client.ts';
import { goTo } from './admin-navigation.client.ts';
import { Failure } from './Failure.tsx';
import { failureWords } from './failure-words.ts';
import { notify } from './notice.client.ts';

const MOST_COPIES = 20;
/** What a slug may have besides the end of a copy's. */
const SLUG_LENGTH = 90;

/** Saves a copy as a new draft, at the first address that is free. */
async function copyOf({ draft }: AdminProduct): Promise<AdminProduct> {
  const title = `${draft.title.slice(0, 190)} (copy)`;
  const variants = draft.variants.map((variant) => ({ ...variant, id: '' }));
  for (let copy = 1; ; copy += 1) {
    const slug = `${draft.slug.slice(0, SLUG_LENGTH)}-copy${copy > 1 ? `-${copy}` : ''}`;
    try {
      return await createProduct({ ...draft, title, slug, variants });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'slug_taken' || copy >= MOST_COPIES) throw error;
    }
  }
}

/** Begins a product with everything that another one has, but its stock. */
export function DuplicateProduct({ product }: { product: AdminProduct }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function duplicate() {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const { id } = await copyOf(product);
      notify('Copied. Its stock is 0.');
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
