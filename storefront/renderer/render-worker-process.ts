import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { WorkOrder, WorkReport } from './render-messages.ts';

/**
 * V8 would let the heap grow to several times of what rendering needs. The young generation is larger than the garbage
 * of a page, so that little of it is copied.
 */
const MEMORY_LIMITS = ['--max-old-space-size=128', '--max-semi-space-size=16'];

/** A process that renders pages. Its end, when nobody has asked for it, is reported as a failure. */
export class RenderWorkerProcess {
  readonly #child: ChildProcess;
  /** Ordered and not rendered yet, in this order. */
  #ordered: string[] = [];
  #mayEnd = false;

  constructor(
    { rendererFolder, catalogFile }: { rendererFolder: string; catalogFile: string },
    onReport: (report: WorkReport) => void,
  ) {
    this.#child = fork(join(import.meta.dirname, 'render-worker.ts'), [rendererFolder, catalogFile], {
      execArgv: [...MEMORY_LIMITS, '--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const fail = (message: string): void => {
      if (this.#mayEnd) return;
      this.#mayEnd = true;
      onReport({ kind: 'failed', path: this.#ordered[0] ?? null, message, stack: message });
    };
    this.#child.on('error', (error) => fail(error.message));
    // Comes after the last message, whereas `exit` may come before it.
    this.#child.on('disconnect', () => fail('the render worker ended unexpectedly'));
    this.#child.on('message', (message) => {
      const report = message as WorkReport;
      if (report.kind === 'page') this.#ordered.shift();
      if (report.kind === 'failed') this.#mayEnd = true;
      onReport(report);
    });
  }

  /** Orders pages; none says that there will be no more. */
  order(paths: readonly string[]): void {
    this.#ordered.push(...paths);
    const order: WorkOrder = { paths: [...paths] };
    // That it cannot be sent shows as `disconnect`.
    if (this.#child.connected) this.#child.send(order, () => {});
  }

  /** Ends the process, whatever it is doing, and waits until it is gone. */
  async end(): Promise<void> {
    this.#mayEnd = true;
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }
}
