import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CpuProfile } from './cpu-profile.ts';

const START_WITHIN_MS = 60_000;
const END_WITHIN_MS = 15_000;
const LOG_LINES = 15;

const PROFILER = ['--import', path.join(import.meta.dirname, 'profiled-process.ts')];

const Ready = z.object({ ready: z.literal(true), port: z.int() });
const Profiled = z.object({ profile: CpuProfile });

/** A server under measurement. */
export interface Target {
  name: string;
  /** `http://127.0.0.1:PORT` */
  url: string;
  pid: number;
  /** From starting the process until it listens, in milliseconds. */
  startMs: number;
  /** Where processor time goes while `work` runs; only of one that was started to be profiled. */
  profile(work: () => Promise<void>): Promise<CpuProfile>;
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

async function profile(child: ChildProcess, work: () => Promise<void>): Promise<CpuProfile> {
  const answerTo = async (word: 'begin' | 'end'): Promise<unknown> => {
    const answered = once(child, 'message');
    child.send(word);
    return (await answered)[0];
  };
  await answerTo('begin');
  await work();
  return Profiled.parse(await answerTo('end')).profile;
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
  profiled?: boolean;
}): Promise<Target> {
  const { name, env, logFile } = program;
  const args = [...(program.profiled ? PROFILER : []), ...program.args];
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
    return {
      name,
      url: `http://127.0.0.1:${port}`,
      pid: child.pid!,
      startMs,
      profile: (work) => profile(child, work),
      stop: () => end(child),
    };
  } catch (cause) {
    await end(child);
    const said = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_LINES).join('\n');
    throw new Error(`${name} did not start:\n${said}`, { cause });
  }
}
