import { productPath } from '@lapidary/shared/page-paths';
import { ArchiveProduct } from './ArchiveProduct.tsx';
import type { PublishAction } from './admin-api.client.ts';
import { DeleteProduct } from './DeleteProduct.tsx';
import { DuplicateProduct } from './DuplicateProduct.tsx';
import { ForecastPart } from './ForecastPart.tsx';
import { PreviewPart } from './PreviewPart.tsx';
import { PublishProgress } from './PublishProgress.tsx';
import { SchedulePart } from './SchedulePart.tsx';
import { StatusMarks } from './StatusMarks.tsx';
import { minuteWords } from './time-words.ts';
import { UnpublishedChanges } from './UnpublishedChanges.tsx';
import { type ForecastSubject, useForecast } from './use-forecast.ts';
import type { ProductDraft } from './use-product-draft.ts';
import { usePublish } from './use-publish.ts';

/** How the product stands against what shoppers see, and the buttons that change it. */
export function PublishPanel({ draft }: { draft: ProductDraft }) {
  const { product, dirty, saving } = draft;
  const { publishing, busy, start } = usePublish(draft);
  const forecast = useForecast();
  const live = product?.status === 'live';
  const archived = product?.status === 'archived';
  const upToDate = live && !product.hasUnpublishedChanges && !dirty;
  const blocked = busy || saving;

  function publish(action: PublishAction) {
    // What it foretold is told by the receipt now.
    forecast.clear();
    start(action);
  }

  async function toForecast(): Promise<ForecastSubject | null> {
    const saved = product && !dirty ? product : await draft.save();
    return saved && { question: { productIds: [saved.id] }, state: String(saved.version) };
  }

  return (
    <section className="admin-panel" aria-labelledby="publish-heading">
      <h2 id="publish-heading">In the shop</h2>
      {product ? <StatusMarks {...product} /> : <p>A new product, not saved yet.</p>}
      {live && (
        <p className="quiet">
          {product.publishedAt && <>Published {minuteWords(product.publishedAt)}. </>}
          {product.liveSlug && <a href={productPath(product.liveSlug)}>See its page</a>}
        </p>
      )}
      {product?.live && <UnpublishedChanges draft={product.draft} live={product.live} />}
      {!archived && (
        <div className="admin-actions">
          <button
            type="button"
            className="button"
            aria-disabled={blocked || upToDate || undefined}
            onClick={() => !blocked && !upToDate && publish('publish')}
          >
            {dirty || !product ? 'Save and publish' : 'Publish'}
          </button>
          {live && (
            <button
              type="button"
              className="button secondary"
              aria-disabled={blocked || undefined}
              onClick={() => !blocked && publish('unpublish')}
            >
              Unpublish
            </button>
          )}
        </div>
      )}
      {upToDate && publishing.step === 'idle' && (
        <p className="quiet">Shoppers see everything as it is here.</p>
      )}
      <PublishProgress
        publishing={publishing}
        again={() => publishing.step !== 'idle' && publish(publishing.action)}
      />
      {!archived && !upToDate && (
        <ForecastPart
          asked={forecast}
          prepare={toForecast}
          state={dirty ? 'not saved' : String(product?.version)}
          label={dirty || !product ? 'Save and see what will change' : 'See what will change'}
          blocked={blocked}
        />
      )}
      {!archived && <PreviewPart draft={draft} />}
      {product && !archived && <SchedulePart product={product} onPassed={() => draft.refresh(product.id)} />}
      {product && <ArchiveProduct product={product} onMoved={() => draft.refresh(product.id)} />}
      {product && <DuplicateProduct product={product} />}
      {product && <DeleteProduct product={product} />}
    </section>
  );
}
