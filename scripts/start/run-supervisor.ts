import { rmSync } from 'node:fs';
import path from 'node:path';
import type { StartSettings } from './bootstrap/read-settings.mjs';
import { runningShopFile } from './bootstrap/running-shop.mjs';
import { StartFailure } from './bootstrap/start-failure.mjs';
import { lockHome } from './lock-home.ts';
import { lastLines } from './log-file.ts';
import { StepFailure } from './step-failure.ts';
import { onStopSignal } from './stop-signals.ts';
import type { Child, ChildEvents } from './supervise.ts';

/** What bringing a shop up is given. */
export interface Supervision {
  settings: StartSettings;
  /** Aborted when the start is called off. */
  signal: AbortSignal;
  /** Children that run, in the order of their start; stopped in the reverse order. */
  children: Child[];
  events: ChildEvents;
}

/**
 * Takes the home for itself, brings the shop up and stays until it is told to stop, its parent is gone or a child is
 * lost. Ends the process: 0 when told to stop, 1 when something failed, 130 when told twice.
 * @param bringUp starts children and adds them to `children`; resolves when the shop is ready
 */
export async function runSupervisor(
  settings: StartSettings,
  bringUp: (supervision: Supervision) => Promise<void>,
): Promise<void> {
  const children: Child[] = [];
  const callOff = new AbortController();
  let started: Promise<void> = Promise.resolve();

  const events: ChildEvents = {
    died: (name, how, restartInMs) =>
      console.error(`${name} ended (${how}); starting it again in ${restartInMs / 1000} s`),
    back: (name) => console.log(`${name} is back`),
    lost: (name, how) => {
      const log = path.join(settings.home, 'logs', `${name}.log`);
      console.error(`${name} ended (${how}); nothing runs without it. Its log: ${log}\n${lastLines(log)}`);
      void end(1);
    },
  };

  async function end(code: number): Promise<void> {
    callOff.abort(new Error('called off'));
    await Promise.allSettled([started]);
    for (const child of children.toReversed()) await child.stop();
    rmSync(runningShopFile(settings.home), { force: true });
    unlockHome();
    process.exit(code);
  }

  let unlockHome: () => void;
  try {
    unlockHome = lockHome(settings.home, settings.port);
  } catch (error) {
    tellFailure(error);
    process.exit(1);
  }
  onStopSignal(
    () => {
      console.log('\nStopping …');
      void end(0);
    },
    () => {
      for (const child of children) child.kill();
      process.exit(130);
    },
  );

  started = bringUp({ settings, signal: callOff.signal, children, events });
  try {
    await started;
  } catch (error) {
    if (callOff.signal.aborted) return; // this error is the calling off itself
    tellFailure(error);
    await end(1);
  }
}

/** What a person can act on is shown as it is written; anything else is a fault of ours and keeps its stack. */
function tellFailure(error: unknown): void {
  const isForPeople = error instanceof StartFailure || error instanceof StepFailure;
  console.error(isForPeople ? error.message : error);
}
