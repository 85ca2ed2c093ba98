import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const START_WITHIN_MS = 60_000;
const END_WITHIN_MS = 15_000;
const LOG_LINES = 15;

const Ready = z.object({ ready: z.literal(true), port: z.int() });

/** A server under measurement. */
export interface Target {
  name: string;
  /** `http://127.0.0.1:PORT` */
  url: string;
  pid: number;
  /** From starting the process until it listens, in milliseconds. */
  startMs: number;
  stop(): Promise<void>;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
  await ended;
  clearTimeout(impatient);
}

/**
 * Starts a Node program that sends `{ ready: true, port }` once it listens.
 * @throws {Error} with the end of its log, when it does not get there
 */
export async function startTarget(program: {
  name: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
}): Promise<Target> {
  const { name, args, env, logFile } = program;
  const log = openSync(logFile, 'a');
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', log, log, 'ipc'] });
  closeSync(log);
  const signal = AbortSignal.timeout(START_WITHIN_MS);
  try {
    const ended = once(child, 'exit', { signal }).then(() => undefined);
    const message = await Promise.race([once(child, 'message', { signal }), ended]);
    const { port } = Ready.parse(message?.[0]);
    const startMs = performance.now() - startedAt;
    return { name, url: `http://127.0.0.1:${port}`, pid: child.pid!, startMs, stop: () => end(child) };
  } catch (cause) {
    await end(child);
    const said = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_LINES).join('\n');
    throw new Error(`${name} did not start:\n${said}`, { cause });
  }
}
