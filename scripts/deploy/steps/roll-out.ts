import type { DeployContext, DeployStep } from '../deploy-step.ts';
import { ROUNDS, serviceOf, withRelease } from '../deployed-state.ts';
import { restoreService } from '../run-task.ts';

const LOOKS = 60;

/** Serves shoppers by an image. @throws when the service has kept what it had. */
export async function serveBy(context: DeployContext, image: string): Promise<void> {
  await context.account.deploy(await withRelease(context, { image }), ROUNDS.api);
  for (let look = 0; look < LOOKS; look += 1) {
    const service = await serviceOf(context);
    const [newest] = service?.deployments ?? [];
    if (newest?.state === 'ACTIVE' && newest.images.api === image) return;
    if (newest?.state === 'FAILED') break;
    await context.pause();
  }
  throw new Error('the containers did not become healthy; the service has kept what it had');
}

/** API, publisher and backup of the new image take over when they are healthy. */
export const rollOut: DeployStep = {
  name: 'roll-out',
  plan: async ({ image, before }) => (before ? `${before} → ${image}` : `${image}`),
  async run(context) {
    if (context.image === undefined) throw new Error('there is no image yet');
    await serveBy(context, context.image);
  },
  undo: restoreService,
};
