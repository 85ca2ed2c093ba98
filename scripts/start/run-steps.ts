import path from 'node:path';
import { step } from './bootstrap/step.mjs';
import type { ShopContext } from './shop-context.ts';
import { StepFailure } from './step-failure.ts';

export interface Step {
  title: string;
  /** Name of the log that tells why it failed. */
  log: string;
  run: (context: ShopContext) => Promise<void>;
}

/**
 * Runs the steps one after the other, each with a line of progress.
 * @throws {StepFailure} of the first that fails; the signal's reason when the start is called off
 */
export async function runSteps(steps: readonly Step[], context: Omit<ShopContext, 'report'>): Promise<void> {
  for (const { title, log, run } of steps) {
    await step(title, async (report) => {
      try {
        await run({ ...context, report });
      } catch (error) {
        context.signal.throwIfAborted();
        throw new StepFailure(title, error, path.join(context.settings.home, 'logs', `${log}.log`));
      }
    });
  }
}
