import { deployConfirmed } from '../confirm-diff.ts';
import type { DeployStep } from '../deploy-step.ts';
import { describe, ROUNDS, serviceOf } from '../deployed-state.ts';

/**
 * All but the edge. The container service is made here without containers; once it is there, only the roll-out touches
 * it.
 */
export const foundation: DeployStep = {
  name: 'foundation',
  plan: async () => 'buckets, database, mail, sign-in, logs, guardrails',
  async run(context) {
    await deployConfirmed(context, describe(context), ROUNDS.foundation);
    if (!(await serviceOf(context))) await context.account.deploy(describe(context), ROUNDS.api);
  },
};
