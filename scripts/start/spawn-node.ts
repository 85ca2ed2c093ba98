import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const endWithParent = fileURLToPath(new URL('./end-with-parent.mjs', import.meta.url));

export interface NodeProgram {
  /** Flags for Node, the script, its arguments. */
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Everything it prints is added here. */
  logFile: string;
}

/**
 * Starts a program under this process's own Node. It is the leader of a process group: Ctrl-C in the terminal reaches
 * the supervisor alone, which then stops its children in order; and its own children can be ended with it.
 */
export function spawnNode({ args, cwd, env, logFile }: NodeProgram): ChildProcess {
  const log = openSync(logFile, 'a');
  try {
    return spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--import', endWithParent, ...args],
      { cwd, env, stdio: ['ignore', log, log, 'ipc'], detached: true },
    );
  } finally {
    closeSync(log);
  }
}

/** Signals a child and everything it started. A group that is gone already is fine. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** `code 1`, `SIGKILL`: how a process ended, for people. */
export function howItEnded(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ?? `code ${code}`;
}
