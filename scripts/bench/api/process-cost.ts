import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the hardware. */
const MS_PER_TICK = 10;
const SAMPLE_MS = 100;

/** '' where there is no `/proc`. */
function readProcess(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** Processor time that a process has used so far, in milliseconds; NaN where there is no `/proc`. */
export function processorMs(pid: number): number {
  const stat = readProcess(pid, 'stat');
  // After the command's name, which is in brackets: user and system time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}

/** Resident memory of a process; NaN where there is no `/proc`. */
export const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readProcess(pid, 'status'))?.[1]) / 1000;

/** Follows the memory of a process; `stop` tells the most that it was. */
export function watchMemory(pid: number): { stop(): number } {
  let most = residentMb(pid);
  const timer = setInterval(() => {
    most = Math.max(most, residentMb(pid));
  }, SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}
