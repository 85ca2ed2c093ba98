import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { useState } from 'react';
import { archiveProduct, restoreProduct } from './admin-api.client.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { Failure } from './Failure.tsx';
import { failureWords } from './failure-words.ts';
import { usePublishRequest } from './listings/use-publish-request.ts';
import { notify } from './notice.client.ts';
import { PublishProgress } from './PublishProgress.tsx';

interface Props {
  product: AdminProduct;
  /** Has the screen show the product as it is now. */
  onMoved(): Promise<void>;
}

/** Puts a product away without deleting it, and brings it back. */
export function ArchiveProduct({ product, onMoved }: Props) {
  const { publishing, follow, again } = usePublishRequest('unpublish');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const archived = product.status === 'archived';
  const live = product.status === 'live';

  async function perform() {
    setBusy(true);
    setFailure(null);
    try {
      if (archived) {
        await restoreProduct(product.id);
        notify('Brought back as a draft.');
      } else {
        const { publishRequest } = await archiveProduct(product.id);
        if (publishRequest) follow(publishRequest);
        notify('Archived. The list shows it under the status “Archived”.');
      }
      await onMoved();
    } catch (error) {
      setFailure(`${archived ? 'Not brought back' : 'Not archived'}. ${failureWords(error)}`);
    }
    setBusy(false);
  }

  return (
    <>
      {archived && <p className="quiet">It is put away: in no list and not in the shop.</p>}
      <button
        type="button"
        className={archived ? 'button' : 'text-button'}
        aria-disabled={busy || undefined}
        onClick={() => !busy && (live ? setAsking(true) : void perform())}
      >
        {archived ? 'Bring back' : 'Archive product'}
      </button>
      {failure && <Failure words={failure} />}
      <PublishProgress publishing={publishing} again={again} />
      {asking && (
        <ConfirmDialog
          title={`Archive “${product.draft.title}”?`}
          confirm="Archive"
          cancel="Keep it"
          onAnswer={(confirmed) => {
            setAsking(false);
            if (confirmed) void perform();
          }}
        >
          It is taken off the shop and out of the lists, and what is scheduled for it is called off. Its draft
          and its stock stay: it can be brought back. Orders of it stay as they are.
        </ConfirmDialog>
      )}
    </>
  );
}
