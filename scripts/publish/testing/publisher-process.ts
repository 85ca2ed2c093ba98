import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PublishStep } from '../publish-step.ts';

/** A publisher in a process of its own that works on the outbox whenever it gets the lease. */
export interface PublisherProcess {
  /** Its name in the lease. */
  owner: string;
  /** Resolves when it is up. */
  ready: Promise<unknown>;
  /** Makes it kill itself with SIGKILL when it gets to the step. */
  dieAt(step: PublishStep): void;
  /** Resolves with the signal that ended it, or null when it ended by itself. */
  ended: Promise<NodeJS.Signals | null>;
  /** Asks it to end. */
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('doomed-publisher.ts', import.meta.url));

/** @param environment settings of the shop. */
export function startPublisherProcess(environment: Readonly<Record<string, string>>): PublisherProcess {
  const child = fork(program, {
    env: {
      ...process.env,
      ...environment,
      LOG_LEVEL: 'error',
      NODE_COMPILE_CACHE: `${environment.LAPIDARY_HOME}/compile-cache`,
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  const died = ended.then((signal) => {
    throw new Error(`the publisher ended before it was ready (${signal ?? 'no signal'})`);
  });
  // Of interest only while `ready` is awaited; the end itself is told by `ended`.
  died.catch(() => undefined);
  return {
    owner: `doomed:${child.pid}`,
    ready: Promise.race([once(child, 'message'), died]),
    dieAt: (step) => void child.send(step),
    ended,
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
