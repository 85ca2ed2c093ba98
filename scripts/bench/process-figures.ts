import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Linux counts processor time in hundredths of a second, whatever the hardware. */
const TICKS_PER_SECOND = 100;
const SAMPLE_MS = 100;

/** Processor time of this process and of its children that have ended; null where there is no `/proc`. */
export async function processorSeconds(): Promise<number | null> {
  const stat = await readFile('/proc/self/stat', 'utf8').catch(() => null);
  if (stat === null) return null;
  // After the command's name, which is in brackets: user, system, children's user, children's system.
  const ticks = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
  return ticks.reduce((sum, value) => sum + value, 0) / TICKS_PER_SECOND;
}

function childrenOf(pid: number): number[] {
  const list = readProcess(`/proc/${pid}/task/${pid}/children`).trim();
  return list === '' ? [] : list.split(' ').map(Number);
}

/** '' for a process that has ended meanwhile. */
function readProcess(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Memory of a process, in MB; 0 where the system does not tell. */
export const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readProcess(`/proc/${pid}/status`))?.[1] ?? 0) / 1000;

/** Follows the memory of this process, and of the largest of its children, until `stop`. */
export function watchMemory(): { stop(): { ownMb: number; largestChildMb: number } } {
  let ownMb = 0;
  let largestChildMb = 0;
  const timer = setInterval(() => {
    ownMb = Math.max(ownMb, process.memoryUsage.rss() / 1e6);
    for (const pid of childrenOf(process.pid)) largestChildMb = Math.max(largestChildMb, residentMb(pid));
  }, SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      return { ownMb, largestChildMb };
    },
  };
}
