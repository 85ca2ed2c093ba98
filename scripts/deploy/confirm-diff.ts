import type { Deployment } from '../infra/deployment.ts';
import type { DeployContext } from './deploy-step.ts';

/**
 * Shows what stacks would become, and asks.
 * @throws when the answer is no.
 */
export async function deployConfirmed(
  context: DeployContext,
  deployment: Deployment,
  concerns: readonly string[],
): Promise<void> {
  const diff = await context.account.diff(deployment, concerns);
  if (diff === '') return context.say(`  ${concerns.join(', ')}: no change`);
  context.say(diff);
  if (!(await context.confirm(`Change ${concerns.join(', ')} as shown?`))) throw new Error('not confirmed');
  await context.account.deploy(deployment, concerns);
}
