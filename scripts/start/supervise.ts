import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { rotateLog } from './log-file.ts';
import { type Backoff, restartDelay, usualBackoff } from './restart-delay.ts';
import { howItEnded, type NodeProgram, signalGroup, spawnNode } from './spawn-node.ts';

export interface ChildPlan extends NodeProgram {
  name: string;
  pidFile: string;
  /** Resolves when the child serves. Asked after every start; the signal is aborted when the child dies first. */
  ready: (signal: AbortSignal, child: ChildProcess) => Promise<void>;
  /** `restart`: started again with growing waits. `lost`: nothing can run without it. */
  onDeath: 'restart' | 'lost';
  backoff?: Backoff;
}

/** What a supervised child has to say while it runs. */
export interface ChildEvents {
  died(name: string, how: string, restartInMs: number): void;
  back(name: string): void;
  lost(name: string, how: string): void;
}

export interface Child {
  name: string;
  /** The running process; undefined while it waits for its restart. */
  pid(): number | undefined;
  /** SIGTERM, and SIGKILL to what is left after `graceMs` (5 s). Resolves when it is gone. */
  stop(graceMs?: number): Promise<void>;
  /** SIGKILL now. */
  kill(): void;
}

/**
 * Starts a child and keeps it running until it is stopped.
 * @param signal gives up the first start
 * @returns once the child is ready for the first time
 * @throws {Error} when it dies or does not become ready on its first start; nothing of it is left running then
 */
export async function supervise(plan: ChildPlan, events: ChildEvents, signal: AbortSignal): Promise<Child> {
  signal.throwIfAborted();
  let running: ChildProcess | undefined;
  let stopping = false;
  let restart: NodeJS.Timeout | undefined;
  let delay: number | undefined;

  async function start(): Promise<void> {
    const startedAt = performance.now();
    const child = spawnNode(plan);
    running = child;
    if (child.pid !== undefined) writeFileSync(plan.pidFile, `${child.pid}\n`);

    const gone = new AbortController();
    let isReady = false;
    const ended = (how: string) => {
      running = undefined;
      signalGroup(child, 'SIGKILL'); // whatever it started and left behind
      rmSync(plan.pidFile, { force: true });
      gone.abort(new Error(`${plan.name} ended with ${how} before it was ready`));
      if (isReady || delay !== undefined) afterDeath(how, performance.now() - startedAt);
    };
    child.once('error', (error) => {
      if (child.pid === undefined) ended(error.message);
    });
    child.once('exit', (code, by) => ended(howItEnded(code, by)));

    const noLongerWanted = AbortSignal.any([gone.signal, signal]);
    try {
      await plan.ready(noLongerWanted, child);
      noLongerWanted.throwIfAborted();
      isReady = true;
    } catch (error) {
      if (running === child) {
        const end = once(child, 'exit');
        signalGroup(child, 'SIGKILL');
        await end;
        throw error;
      }
      throw gone.signal.reason;
    }
  }

  function afterDeath(how: string, uptimeMs: number): void {
    if (stopping) return;
    if (plan.onDeath === 'lost') {
      events.lost(plan.name, how);
      return;
    }
    delay = restartDelay(delay, uptimeMs, plan.backoff ?? usualBackoff);
    events.died(plan.name, how, delay);
    restart = setTimeout(() => {
      // A restart that fails ends in `ended`, which plans the next one.
      start().then(
        () => events.back(plan.name),
        () => undefined,
      );
    }, delay);
  }

  rotateLog(plan.logFile);
  await start();

  return {
    name: plan.name,
    pid: () => running?.pid,
    kill: () => {
      stopping = true;
      clearTimeout(restart);
      if (running) signalGroup(running, 'SIGKILL');
    },
    stop: async (graceMs = 5_000) => {
      stopping = true;
      clearTimeout(restart);
      const child = running;
      if (!child) return;
      const end = once(child, 'exit');
      signalGroup(child, 'SIGTERM');
      const patience = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
      await end;
      clearTimeout(patience);
    },
  };
}
