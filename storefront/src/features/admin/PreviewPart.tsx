import { Failure } from './Failure.tsx';
import { minuteWords } from './time-words.ts';
import { usePreview } from './use-preview.ts';
import type { ProductDraft } from './use-product-draft.ts';

/** Opens the draft as its page would be, and hands out the link to it. */
export function PreviewPart({ draft }: { draft: ProductDraft }) {
  const { previewing, busy, start, copy } = usePreview(draft);
  const blocked = busy || draft.saving;
  const link = previewing.step === 'ready' ? previewing.link : null;
  return (
    <>
      <div className="admin-actions">
        <button
          type="button"
          className="button secondary"
          aria-disabled={blocked || undefined}
          onClick={() => !blocked && start()}
        >
          {draft.dirty || !draft.product ? 'Save and preview' : 'Preview'}
        </button>
      </div>
      <div role="status">
        {previewing.step === 'saving' && <p>Saving first…</p>}
        {previewing.step === 'asking' && <p>Asking for a preview…</p>}
        {link && (
          <p className="quiet">
            <a href={link.url} target="_blank" rel="noreferrer">
              Preview of the draft as it was saved
            </a>
            , for whoever has the link, until {minuteWords(link.expiresAt)}.
          </p>
        )}
      </div>
      {link && (
        <button type="button" className="text-button" onClick={() => copy(link)}>
          Copy link
        </button>
      )}
      {previewing.step === 'refused' && <Failure words={previewing.failure} again={start} />}
    </>
  );
}
