import { migrations } from '@lapidary/commerce-api/migrations';
import type { DeployStep } from '../deploy-step.ts';
import { findBreakingStatements } from '../find-breaking-statements.ts';
import { restoreService, runTask } from '../run-task.ts';

/**
 * Brings the database up to date while the old programs go on: migrations only add, so that both can work with it, and an
 * old image can be gone back to.
 */
export const migrate: DeployStep = {
  name: 'migrate',
  plan: async () => 'a task of the container service',
  async run(context) {
    const breaking = findBreakingStatements(migrations);
    if (breaking.length > 0) throw new Error(`what runs now would break: ${breaking.join('; ')}`);
    const { image } = context;
    if (image === undefined) throw new Error('there is no image yet');
    await runTask(context, { program: 'migrate', image, id: image });
  },
  undo: restoreService,
};
