import type { DeployContext, DeployStep } from '../deploy-step.ts';
import { serviceOf } from '../deployed-state.ts';
import { restoreService } from '../run-task.ts';
import { serveBy } from './roll-out.ts';

/** The newest image before the live one that shoppers have been served by. */
async function imageBefore(context: DeployContext): Promise<string | undefined> {
  const service = await serviceOf(context);
  const served = service?.deployments.filter(({ state }) => state === 'INACTIVE') ?? [];
  return served.map(({ images }) => images.api).find((image) => image !== undefined && image !== context.before);
}

export const goBack: DeployStep = {
  name: 'go back',
  async plan(context) {
    const image = await imageBefore(context);
    if (image === undefined) throw new Error('the service has served by no other image');
    return `${context.before} → ${image}`;
  },
  async run(context) {
    const image = await imageBefore(context);
    if (image === undefined) throw new Error('the service has served by no other image');
    context.image = image;
    await serveBy(context, image);
  },
  undo: restoreService,
};
