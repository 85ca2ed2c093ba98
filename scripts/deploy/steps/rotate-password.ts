import type { DeployStep } from '../deploy-step.ts';
import { restoreService, runTask } from '../run-task.ts';

/** A new password for the database, made where the database can be reached. */
export const rotatePassword: DeployStep = {
  name: 'rotate',
  plan: async () => "a task of the container service: the database's password",
  async run(context) {
    const { before: image, revision } = context;
    if (!image) throw new Error('nothing is live yet');
    await runTask(context, { program: 'rotate', image, id: `rotate-${revision}` });
    await restoreService(context);
  },
  undo: restoreService,
};
