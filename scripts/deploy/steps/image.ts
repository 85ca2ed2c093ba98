import { namesOf } from '../../infra/names.ts';
import type { DeployStep } from '../deploy-step.ts';
import { describe } from '../deployed-state.ts';

/** Builds the image and hands it to the container service, which does not run it yet. */
export const image: DeployStep = {
  name: 'image',
  plan: async ({ revision }) => `build and push ${revision}`,
  async run(context) {
    const { containerService } = namesOf(describe(context));
    context.image = await context.account.pushImage(containerService, context.revision);
    context.say(`  ${context.image}`);
  },
};
