import { Failure } from './Failure.tsx';
import { publishWords } from './publish-words.ts';
import { ReceiptView } from './ReceiptView.tsx';
import { receiptHeadline } from './receipt-words.ts';
import type { Publishing } from './use-publish.ts';

/** Where a publish stands, up to its receipt or the reason why there is none. */
export function PublishProgress({ publishing, again }: { publishing: Publishing; again: () => void }) {
  const failed = publishing.step === 'asked' && publishing.request.state === 'failed';
  const receipt = publishing.step === 'asked' ? publishing.request.receipt : null;
  return (
    <>
      <div role="status">
        {publishing.step === 'saving' && <p>Saving first…</p>}
        {publishing.step === 'asking' && <p>Asking the publisher…</p>}
        {publishing.step === 'asked' && !failed && (
          <p>{publishWords(publishing.action, publishing.request.state)}</p>
        )}
        {publishing.step === 'asked' &&
          publishing.request.state === 'waiting' &&
          publishing.request.error && (
            <p className="quiet">It did not work and is tried again: {publishing.request.error}</p>
          )}
        {receipt && <h3 className="admin-headline">{receiptHeadline(receipt)}</h3>}
      </div>
      {publishing.step === 'refused' && <Failure words={publishing.failure} again={again} />}
      {failed && (
        <Failure
          words={`${publishWords(publishing.action, 'failed')}: ${publishing.request.error ?? 'the publisher gave no reason'}`}
          again={again}
        />
      )}
      {receipt && <ReceiptView receipt={receipt} />}
    </>
  );
}
