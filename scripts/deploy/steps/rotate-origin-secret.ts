import { deployConfirmed } from '../confirm-diff.ts';
import type { DeployStep } from '../deploy-step.ts';
import { ROUNDS, withAddress } from '../deployed-state.ts';
import { restoreService, runTask } from '../run-task.ts';

/**
 * Another header by which the API knows the edge, in an order in which /api is open all the time: the API takes both, all
 * of CloudFront is given the new one (CloudFormation waits for that), the API forgets the old one. Broken off anywhere,
 * two are good, and it goes on from there when it is run again.
 */
export const rotateOriginSecret: DeployStep = {
  name: 'rotate origin',
  plan: async () => 'two tasks of the container service, and CloudFront between them: the origin secret',
  async run(context) {
    const { before: image, revision } = context;
    if (!image) throw new Error('nothing is live yet');
    await runTask(context, { program: 'add-origin-secret', image, id: `add-${revision}` });
    await deployConfirmed(context, await withAddress(context), ROUNDS.edge);
    await runTask(context, { program: 'drop-origin-secret', image, id: `drop-${revision}` });
    await restoreService(context);
  },
  undo: restoreService,
};
