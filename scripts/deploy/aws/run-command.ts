import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Runs a program to its end, with what it says on this process's error output. */
export type RunCommand = (
  command: string,
  args: readonly string[],
  options?: { readonly input?: string; readonly quiet?: boolean },
) => Promise<string>;

/** @returns what it wrote. @throws when it cannot be started or does not end well. */
export const runCommand: RunCommand = async (command, args, { input, quiet = false } = {}) => {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', quiet ? 'pipe' : 'inherit'] });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const said = child.stderr ? text(child.stderr) : '';
  const written = text(child.stdout!);
  child.stdin!.end(input);
  const [code, signal] = await ended;
  if (code === 0) return await written;
  const line = `${command} ${args.slice(0, 2).join(' ')} ended with ${signal ?? code}`;
  throw new Error(`${line} ${(await said).trim().slice(-500)}`.trim());
};
