import { requestPublish } from '@lapidary/commerce-api/publishing';
import type { OpenPublisher } from './open-publisher.ts';

const DEPLOYED = {
  kind: 'rebuild',
  actor: 'system',
  summary: 'Render every page with what was deployed',
} as const;

interface Asking {
  readonly publisher: Pick<OpenPublisher['publisher'], 'isOwnBuildLive'>;
  readonly services: Pick<OpenPublisher['services'], 'database'>;
}

/** Asks for every page when the live site was rendered by another build than this publisher's, or there is none. */
export async function requestOwnBuild({ publisher, services }: Asking): Promise<void> {
  if (await publisher.isOwnBuildLive()) return;
  await requestPublish({ database: services.database }, { cause: DEPLOYED, productIds: null });
}
