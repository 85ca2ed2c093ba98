import type { DeployContext, DeployStep } from '../deploy-step.ts';
import { serviceOf } from '../deployed-state.ts';
import { restoreService } from '../run-task.ts';
import { serveBy } from './roll-out.ts';

/** Lightsail counts the images that it is given. */
const numberOf = (image: string): number => Number(image.split('.').at(-1));

/** The newest image that is older than the live one and has served shoppers: a later one was taken back itself. */
async function imageBefore(context: DeployContext): Promise<string> {
  const { before } = context;
  const service = await serviceOf(context);
  const served = service?.deployments.filter(({ state }) => state === 'INACTIVE') ?? [];
  const older = served
    .flatMap(({ images }) => images.api ?? [])
    .filter((image) => before && numberOf(image) < numberOf(before))
    .toSorted((a, b) => numberOf(b) - numberOf(a));
  if (older[0] === undefined) throw new Error('the service has served by no older image');
  return older[0];
}

export const goBack: DeployStep = {
  name: 'go back',
  plan: async (context) => `${context.before} → ${await imageBefore(context)}`,
  async run(context) {
    const image = await imageBefore(context);
    context.image = image;
    await serveBy(context, image);
  },
  undo: restoreService,
};
