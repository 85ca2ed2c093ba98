import { deployConfirmed } from '../confirm-diff.ts';
import type { DeployStep } from '../deploy-step.ts';
import { ROUNDS, withAddress } from '../deployed-state.ts';

/** CloudFront with its certificate, function and store, in front of the container service's address. */
export const edge: DeployStep = {
  name: 'edge',
  plan: async () => 'certificate, firewall, CloudFront, DNS',
  run: async (context) => await deployConfirmed(context, await withAddress(context), ROUNDS.edge),
};
