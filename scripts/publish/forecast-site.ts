import { type PlannedProduct, readPlanned } from '@lapidary/commerce-api/catalog';
import type { Services } from '@lapidary/commerce-api/platform/services';
import type { ForecastAnswer } from '@lapidary/commerce-api/previews';
import type { RequestForecast } from '@lapidary/shared/publishing/forecast';
import type { Plan } from '@lapidary/storefront/renderer/query-engine/query-engine';
import { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';
import { differenceOf } from './compare-with-live.ts';
import { followSite } from './follow-site.ts';
import { missedProducts } from './missed-products.ts';
import type { OpenPublisher } from './open-publisher.ts';
import { forgetOtherBuild, joinPlans, pagesOf } from './plan-pages.ts';
import { refreshCatalog } from './refresh-catalog.ts';
import { type PathedPage, renderOneByOne } from './render-pages.ts';

/** Work that is more urgent has come: what has been found out so far is dropped. */
export class GaveWay extends Error {
  override name = 'GaveWay';
}

export type ForecastParts = Pick<OpenPublisher, 'snapshot' | 'renderer' | 'bucket'> & {
  services: Pick<Services, 'database' | 'settings'>;
};

const NOTHING: Plan = { changed: [], added: [], gone: [], total: 0 };

/** Puts products into the snapshot as they would be on the shop. */
function putPlanned(reader: RecordedCatalogReader, products: readonly PlannedProduct[]): void {
  for (const { id, product } of products) {
    if (product) reader.putProduct(product, '', Date.now());
    else reader.removeProduct(id);
  }
}

/**
 * Which pages a publish would change, found out as the publish itself does it: plan, render, compare. It leaves no
 * trace: the products are put into the snapshot in a transaction that is rolled back, and what is read on the way is
 * remembered by a reader of its own, so that the next publish finds everything as it was, in memory too. Nothing else
 * may use snapshot or renderer meanwhile.
 * @param options.giveWay asked between a few products and before each page: whether to leave off.
 * @throws GaveWay, or what rendering throws.
 */
export async function forecastSite(
  { snapshot, renderer, bucket, services }: ForecastParts,
  { question, giveWay }: { question: RequestForecast; giveWay: () => Promise<boolean> },
): Promise<ForecastAnswer> {
  const on = { database: services.database };
  const live = await followSite(snapshot, { on, bucket });
  const pauseHere = async () => {
    if (await giveWay()) throw new GaveWay('something more urgent waits');
  };
  async function* pausing(pages: AsyncIterable<PathedPage>): AsyncGenerator<PathedPage> {
    for await (const page of pages) {
      yield page;
      await pauseHere();
    }
  }
  snapshot.begin();
  try {
    const reader = new RecordedCatalogReader(snapshot, snapshot.openGraph());
    return await renderer.withReader(reader, async () => {
      const everything = forgetOtherBuild({ snapshot, reader, buildId: renderer.buildId }, !live);
      await refreshCatalog(reader, services, await missedProducts(snapshot, on, live));
      let plan = joinPlans(NOTHING, reader.plan());
      const products: PlannedProduct[] = [];
      for await (const batch of readPlanned(services, question)) {
        putPlanned(reader, batch);
        plan = joinPlans(plan, reader.plan());
        products.push(...batch);
        await pauseHere();
      }
      const { dirty, gone } = pagesOf(plan, { snapshot, everything });
      const pages = pausing(renderOneByOne(renderer, dirty));
      const difference = await differenceOf({ pages, gone }, (path) => snapshot.site.page(path));
      const { added, changed, removed } = difference;
      return {
        release: live?.release ?? null,
        products: products.map(({ id, title, version }) => ({ id, title, version })),
        changed,
        added,
        removed,
      };
    });
  } finally {
    snapshot.rollback();
  }
}
