import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { useState } from 'react';
import { deleteProduct } from './admin-api.client.ts';
import { forgetUnsaved, goTo } from './admin-navigation.client.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { Failure } from './Failure.tsx';
import { failureWords } from './failure-words.ts';
import { notify } from './notice.client.ts';

/** Deletes a product that is not in the shop; for one that is, says what must be done before. */
export function DeleteProduct({ product }: { product: AdminProduct }) {
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  if (product.status === 'live') return <p className="quiet">To delete this product, unpublish it first.</p>;

  async function remove() {
    setFailure(null);
    try {
      await deleteProduct(product.id);
    } catch (error) {
      setFailure(`Not deleted. ${failureWords(error)}`);
      return;
    }
    forgetUnsaved();
    notify(`Deleted “${product.draft.title}”`);
    goTo({ screen: 'products' });
  }

  return (
    <>
      <button type="button" className="text-button admin-danger-text" onClick={() => setAsking(true)}>
        Delete product
      </button>
      {failure && <Failure words={failure} />}
      {asking && (
        <ConfirmDialog
          title={`Delete “${product.draft.title}”?`}
          confirm="Delete"
          cancel="Keep it"
          onAnswer={(confirmed) => {
            setAsking(false);
            if (confirmed) void remove();
          }}
        >
          The draft, its variants and its stock are removed. This cannot be undone.
        </ConfirmDialog>
      )}
    </>
  );
}
