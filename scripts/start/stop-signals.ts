import { watchParent } from './bootstrap/watch-parent.mjs';

// npm and the terminal both deliver one Ctrl-C, within milliseconds; a person's second one comes later.
const sameKeyPressMs = 500;

/**
 * Calls `stop` when the process is told to end, its terminal is closed or its parent is gone, and `kill` when it is
 * told again.
 */
export function onStopSignal(stop: () => void, kill: () => void): void {
  let toldAt: number | undefined;
  const told = () => {
    if (toldAt === undefined) {
      toldAt = performance.now();
      stop();
    } else if (performance.now() - toldAt > sameKeyPressMs) {
      kill();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, told);
  watchParent(() => {
    if (toldAt === undefined) told();
  });
  // A closed terminal fails the next write; the children still have to be stopped.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => {
      if (toldAt === undefined) told();
    });
  }
}
