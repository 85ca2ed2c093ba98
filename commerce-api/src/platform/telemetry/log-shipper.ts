import { setTimeout as sleep } from 'node:timers/promises';
import { LogBuffer, type LogEvent } from './log-buffer.ts';

/** Takes batches of lines. */
export interface LogSink {
  /** @throws RejectedBatch when this batch will never be taken; anything else means: try again. */
  put(events: readonly LogEvent[]): Promise<void>;
}

/** The sink will not take these events, however often they are sent. */
export class RejectedBatch extends Error {
  override name = 'RejectedBatch';
}

export interface ShipperOptions {
  /** How long a line waits for others, milliseconds. */
  lingerMs?: number;
  /** The first pause after a failure; it doubles up to `maxPauseMs`. */
  pauseMs?: number;
  maxPauseMs?: number;
  bufferBytes?: number;
}

/** Between tries of a process that is about to end. */
const FLUSH_PAUSE_MS = 100;
const DEFAULTS = { lingerMs: 1_000, pauseMs: 200, maxPauseMs: 30_000 };

/**
 * Sends log lines in batches, beside the work and never in its way: `write` only puts a line into a bounded buffer.
 * One request is under way at a time, so lines arrive in order; while it fails, the buffer fills, and what no longer
 * fits is counted and told once lines get through again. It is a destination for pino.
 */
export class LogShipper {
  readonly #sink: LogSink;
  readonly #options: Required<Omit<ShipperOptions, 'bufferBytes'>>;
  readonly #buffer: LogBuffer;
  #running: Promise<void> | undefined;
  #failures = 0;
  #flushing = false;
  #wake: () => void = () => {};
  #lost = 0;

  constructor(sink: LogSink, { bufferBytes, ...options }: ShipperOptions = {}) {
    this.#sink = sink;
    this.#options = { ...DEFAULTS, ...options };
    this.#buffer = new LogBuffer(bufferBytes);
  }

  /** Events that were dropped since the process started. */
  get lost(): number {
    return this.#lost + this.#buffer.dropped;
  }

  write(line: string): void {
    const message = line.trimEnd();
    if (message === '') return;
    this.#buffer.add(message);
    if (this.#buffer.holdsBatch && this.#failures === 0) this.#wake();
    this.#running ??= this.#run();
  }

  /** Sends what waits, for as long as `ms` at most. */
  async flush(ms: number): Promise<void> {
    this.#flushing = true;
    this.#wake();
    const inTime = new AbortController();
    await Promise.race([this.#running, sleep(ms, undefined, { signal: inTime.signal }).catch(() => {})]);
    inTime.abort();
    this.#flushing = false;
  }

  async #run(): Promise<void> {
    // At least one turn of the event loop: whoever writes a line goes on at once.
    await this.#wait(this.#options.lingerMs);
    while (!this.#buffer.isEmpty) {
      const batch = this.#buffer.peekBatch();
      if (await this.#send(batch)) {
        this.#failures = 0;
        this.#buffer.remove(batch.length);
        this.#reportDropped();
        if (!this.#buffer.isEmpty && !this.#buffer.holdsBatch) await this.#wait(this.#options.lingerMs);
      } else {
        this.#failures += 1;
        const { pauseMs, maxPauseMs } = this.#options;
        const pause = Math.min(maxPauseMs, pauseMs * 2 ** (this.#failures - 1));
        await this.#wait(pause * (0.5 + Math.random() / 2));
      }
    }
    this.#running = undefined;
  }

  /** @returns whether the batch is done with. */
  async #send(batch: readonly LogEvent[]): Promise<boolean> {
    try {
      await this.#sink.put(batch);
      return true;
    } catch (error) {
      // There is nobody to tell: this is where errors are told. The count shows it.
      if (!(error instanceof RejectedBatch)) return false;
      this.#buffer.countDropped(batch.length);
      return true;
    }
  }

  #reportDropped(): void {
    const dropped = this.#buffer.takeDropped();
    if (dropped === 0) return;
    this.#lost += dropped;
    const line = { level: 40, time: Date.now(), droppedLogEvents: dropped, msg: 'log events were dropped' };
    this.#buffer.add(JSON.stringify(line));
  }

  /** Until the time is over, or something wakes it. */
  async #wait(ms: number): Promise<void> {
    const wait = this.#flushing ? Math.min(ms, FLUSH_PAUSE_MS) : ms;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait).unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
