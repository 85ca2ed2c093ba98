import { rotateLog } from './log-file.ts';
import { howItEnded, type NodeProgram, signalGroup, spawnNode } from './spawn-node.ts';

/**
 * Runs a program to its end, quietly: what it prints goes to its log.
 * @param signal ends the program and everything it started
 * @throws {Error} naming the log when it does not end well
 */
export async function runProgram(program: NodeProgram, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  rotateLog(program.logFile);
  const child = spawnNode(program);
  const end = () => signalGroup(child, 'SIGKILL');
  signal.addEventListener('abort', end, { once: true });
  try {
    const how = await new Promise<string>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, by) => resolve(howItEnded(code, by)));
    });
    signal.throwIfAborted();
    if (how !== 'code 0') throw new Error(`it ended with ${how}`);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
