import { type BulkEdit, isBulkEditBusy } from '@lapidary/shared/catalog/bulk-edit';
import { useCallback, useState } from 'react';
import { routeHash } from './admin-routes.ts';
import { BulkItemTable } from './BulkItemTable.tsx';
import { changeWords, countsWords, editStateWords, productsWords } from './bulk-words.ts';
import { Failure } from './Failure.tsx';
import { ForecastPart } from './ForecastPart.tsx';
import { failureWords } from './failure-words.ts';
import { applyBulkEdit, getBulkEdit, listBulkItems, undoBulkEdit } from './import-api.client.ts';
import { PublishProgress } from './PublishProgress.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';
import { useCurrency } from './store-context.ts';
import { useFollowedRequest } from './use-followed-request.ts';
import { useForecast } from './use-forecast.ts';
import { usePages } from './use-pages.ts';
import { usePolled } from './use-polled.ts';

function Progress({ edit: { counts, state, total } }: { edit: BulkEdit }) {
  const left = (state === 'applying' ? counts.planned : counts.done) ?? 0;
  const words = state === 'applying' ? 'Changing' : 'Undoing';
  return (
    <div role="status">
      <p>
        <progress aria-label={words} value={total - left} max={total} /> {words}: {left} to go
      </p>
      <p className="quiet">It goes on if you leave this page.</p>
    </div>
  );
}

/** The counts of a preview as they would be with what has been taken out of it. */
function withExcluded(edit: BulkEdit, excluded: number): BulkEdit['counts'] {
  if (edit.state !== 'preview') return edit.counts;
  return { ...edit.counts, planned: (edit.counts.planned ?? 0) - excluded, excluded };
}

/** The buttons of what can be done with an edit now. */
function Actions({
  edit,
  planned,
  onApply,
  onUndo,
}: {
  edit: BulkEdit;
  planned: number;
  onApply(): void;
  onUndo(): void;
}) {
  if (edit.state === 'preview') {
    const verb = { price: 'Change prices of', publish: 'Publish', unpublish: 'Unpublish' }[edit.change.kind];
    return (
      <div className="admin-actions">
        {planned > 0 && (
          <button type="button" className="button" onClick={onApply}>
            {verb} {productsWords(planned)}
          </button>
        )}
        <a className="button secondary" href={routeHash({ screen: 'products' })}>
          Change nothing
        </a>
      </div>
    );
  }
  if (edit.state === 'failed') {
    return (
      <div className="admin-actions">
        <button type="button" className="button" onClick={onApply}>
          Go on
        </button>
      </div>
    );
  }
  if (edit.state !== 'applied' || !edit.counts.done) return null;
  return (
    <div className="admin-actions">
      <button type="button" className="button secondary" onClick={onUndo}>
        Undo
      </button>
    </div>
  );
}

/** One change of many products: looked at, made, followed until it is live, undone. */
export function BulkEditScreen({ id }: { id: string }) {
  const currency = useCurrency();
  const {
    value: edit,
    failure,
    show,
    again,
  } = usePolled(
    useCallback(() => getBulkEdit(id), [id]),
    ({ state }) => isBulkEditBusy(state),
  );
  const state = edit?.state;
  const pages = usePages(
    useCallback(
      // Asked for anew when the edit has come to another state: then every product has, too.
      (cursor: string | null) =>
        state === undefined ? Promise.resolve({ items: [], nextCursor: null }) : listBulkItems(id, cursor),
      [id, state],
    ),
  );
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<string | null>(null);
  const requestId =
    state === 'applied' ? edit!.publishRequestId : state === 'undone' ? edit!.undoRequestId : null;
  const action = edit?.change.kind === 'unpublish' && state === 'applied' ? 'unpublish' : 'publish';
  const request = useFollowedRequest(requestId, action);
  const forecast = useForecast();
  const planned = (edit?.counts.planned ?? 0) - excluded.size;
  const chosen = [...excluded].sort().join();

  const ask = (question: Promise<BulkEdit>) => {
    setRefusal(null);
    question.then(show, (error: unknown) => setRefusal(failureWords(error)));
  };
  const exclude = (productId: string, isExcluded: boolean) =>
    setExcluded((before) => {
      const after = new Set(before);
      if (isExcluded) after.add(productId);
      else after.delete(productId);
      return after;
    });

  return (
    <>
      <p>
        <a href={routeHash({ screen: 'products' })}>All products</a>
      </p>
      <ScreenHeading title={edit ? changeWords(edit.change, currency) : 'Bulk edit'} />
      {failure && <Failure words={failure} again={again} />}
      {refusal && <Failure words={refusal} />}
      {edit?.error && <Failure words={edit.error} />}
      {!edit && !failure && <p role="status">Loading the edit…</p>}
      {edit && isBulkEditBusy(edit.state) && <Progress edit={edit} />}
      {edit && !isBulkEditBusy(edit.state) && (
        <div role="status">
          <h2>{editStateWords(edit.state)}</h2>
          <p className="quiet">{countsWords(withExcluded(edit, excluded.size))}</p>
        </div>
      )}
      {edit && (
        <Actions
          edit={edit}
          planned={planned}
          onApply={() => {
            forecast.clear();
            ask(applyBulkEdit(id, [...excluded]));
          }}
          onUndo={() => ask(undoBulkEdit(id))}
        />
      )}
      {edit?.state === 'preview' && planned > 0 && (
        <ForecastPart
          asked={forecast}
          prepare={async () => ({
            question: { bulkEditId: id, exclude: [...excluded] },
            state: chosen,
          })}
          state={chosen}
          label="See which pages will change"
          blocked={false}
        />
      )}
      {requestId && <PublishProgress publishing={request.publishing} again={request.again} />}
      {edit && pages.items.length > 0 && (
        <BulkItemTable edit={edit} items={pages.items} excluded={excluded} onExclude={exclude} />
      )}
      {pages.failure && <Failure words={pages.failure} again={pages.load} />}
      {pages.hasMore && !pages.loading && !pages.failure && (
        <button type="button" className="button secondary" onClick={pages.load}>
          Show more of {edit?.total} products
        </button>
      )}
    </>
  );
}
