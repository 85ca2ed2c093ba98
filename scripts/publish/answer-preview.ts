import type { Services } from '@lapidary/commerce-api/platform/services';
import {
  failPreview,
  keepPreview,
  takeWaitingPreview,
  type WaitingPreview,
} from '@lapidary/commerce-api/previews';
import { readLiveRelease } from '@lapidary/commerce-api/publishing';
import { renderPreview } from '@lapidary/storefront/renderer/render-preview';
import { missedProducts } from './missed-products.ts';
import type { OpenPublisher } from './open-publisher.ts';
import { refreshCatalog } from './refresh-catalog.ts';

type PreviewParts = Pick<OpenPublisher, 'snapshot' | 'renderer'> & {
  services: Pick<Services, 'database' | 'settings' | 'log'>;
};

/**
 * Renders the preview that has waited longest; call it between runs, once each, so that publishing waits for one page
 * at most. A draft that cannot be rendered fails with its reason, and is nobody else's matter.
 * @returns whether there was one.
 */
export async function answerPreview(parts: PreviewParts): Promise<boolean> {
  const { database, log } = parts.services;
  const preview = await takeWaitingPreview(parts.services);
  if (!preview) return false;
  let body: string;
  try {
    body = await render(parts, preview);
  } catch (error) {
    log.warn({ err: error, preview: preview.id }, 'a preview could not be rendered');
    await failPreview({ database }, { id: preview.id, error: (error as Error).message });
    return true;
  }
  await keepPreview({ database }, { id: preview.id, body });
  return true;
}

/** Shows the draft in the catalog that shoppers see: requests that still wait are not taken in. */
async function render(
  { snapshot, renderer, services }: PreviewParts,
  preview: WaitingPreview,
): Promise<string> {
  const on = { database: services.database };
  const live = await readLiveRelease(on);
  const missed = await missedProducts(snapshot, on, live && { release: live.id });
  return await renderPreview(
    { snapshot, renderer },
    {
      draft: preview.product,
      expiresAt: preview.expiresAt,
      refresh: async (reader) => await refreshCatalog(reader, services, missed),
    },
  );
}
