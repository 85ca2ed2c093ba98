/** Milliseconds since it was last asked, or started. */
export type Stopwatch = () => number;

export function startStopwatch(): Stopwatch {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const lap = now - last;
    last = now;
    return Math.round(lap * 10) / 10;
  };
}
