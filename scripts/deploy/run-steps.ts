import type { DeployContext, DeployStep } from './deploy-step.ts';

/** A step failed; the message says which, why, and how the shop is left. */
export class DeployFailed extends Error {
  override name = 'DeployFailed';
}

const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(1)} s`;

/**
 * Does the steps in order. When one fails, it and those before it are undone, the last first, as far as they can be.
 * @throws DeployFailed
 */
export async function runSteps(steps: readonly DeployStep[], context: DeployContext): Promise<void> {
  const begun: DeployStep[] = [];
  for (const [index, step] of steps.entries()) {
    const startedAt = performance.now();
    const label = `${index + 1}/${steps.length} ${step.name}`;
    try {
      const plan = await step.plan(context);
      if (plan === null) {
        context.say(`${label}: nothing to do`);
        continue;
      }
      context.say(`${label}: ${plan}`);
      begun.push(step);
      await step.run(context);
      context.say(`${label}: done in ${seconds(startedAt)}`);
    } catch (cause) {
      context.say(`${label}: failed after ${seconds(startedAt)}`);
      const left = await undo(begun, context);
      throw new DeployFailed(`${step.name}: ${(cause as Error).message}\n${left}`, { cause });
    }
  }
}

/** @returns how the shop is left. */
async function undo(begun: readonly DeployStep[], context: DeployContext): Promise<string> {
  const undone = begun.filter((step) => step.undo).reverse();
  const failures: string[] = [];
  for (const step of undone) {
    try {
      await step.undo?.(context);
      context.say(`${step.name}: undone`);
    } catch (error) {
      failures.push(`${step.name} could not be undone: ${(error as Error).message}`);
    }
  }
  if (failures.length > 0) {
    return `${failures.join('\n')}\nRun the same command again, or go back with npm run deploy -- --rollback.`;
  }
  if (context.before === undefined) return 'Nothing has been changed.';
  return context.before
    ? 'Shoppers are served as before. Run the same command again when the cause is gone.'
    : 'Nothing is open to shoppers yet. Run the same command again when the cause is gone.';
}
