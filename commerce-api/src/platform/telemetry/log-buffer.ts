/** One line of the log, with the time in milliseconds since 1970. */
export interface LogEvent {
  timestamp: number;
  message: string;
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
const BATCH_BYTES = 1_048_576;
const BATCH_EVENTS = 10_000;
const BATCH_SPAN_MS = 24 * 60 * 60 * 1000;
const EVENT_OVERHEAD_BYTES = 26;
/** Well below what one event may have; a longer line is a fault somewhere, and its beginning tells of it. */
const EVENT_BYTES = 250_000;
/** What a process holds while CloudWatch does not answer. */
const BUFFER_BYTES = 8 * BATCH_BYTES;

const bytesOf = ({ message }: LogEvent): number => Buffer.byteLength(message) + EVENT_OVERHEAD_BYTES;

function shortened(message: string): string {
  if (Buffer.byteLength(message) <= EVENT_BYTES) return message;
  // Cut in the middle of a character, the last one becomes a replacement mark of up to three bytes.
  return Buffer.from(message).subarray(0, EVENT_BYTES).toString();
}

/** Lines that wait to be sent, in order and bounded: when it is full, what comes is dropped and counted. */
export class LogBuffer {
  readonly #limit: number;
  #events: LogEvent[] = [];
  #bytes = 0;
  #dropped = 0;
  #lastTime = 0;

  constructor(limitBytes = BUFFER_BYTES) {
    this.#limit = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get isEmpty(): boolean {
    return this.#events.length === 0;
  }

  /** There is enough for a whole batch. */
  get holdsBatch(): boolean {
    return this.#bytes >= BATCH_BYTES || this.#events.length >= BATCH_EVENTS;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** @returns whether there was room. */
  add(message: string, now = Date.now()): boolean {
    // A batch must be in order of time, even when the clock is set back.
    const event = { timestamp: Math.max(now, this.#lastTime), message: shortened(message) };
    const bytes = bytesOf(event);
    if (this.#bytes + bytes > this.#limit) {
      this.#dropped += 1;
      return false;
    }
    this.#lastTime = event.timestamp;
    this.#events.push(event);
    this.#bytes += bytes;
    return true;
  }

  /** The longest beginning that fits into one request; it stays until `remove`. */
  peekBatch(): LogEvent[] {
    const first = this.#events[0];
    if (!first) return [];
    let bytes = 0;
    let count = 0;
    for (const event of this.#events) {
      bytes += bytesOf(event);
      if (count === BATCH_EVENTS || bytes > BATCH_BYTES || event.timestamp - first.timestamp > BATCH_SPAN_MS)
        break;
      count += 1;
    }
    return this.#events.slice(0, count);
  }

  /** Takes out the first `count` events. */
  remove(count: number): void {
    const removed = this.#events.splice(0, count);
    for (const event of removed) this.#bytes -= bytesOf(event);
  }

  /** Counts events that were accepted but lost. */
  countDropped(count: number): void {
    this.#dropped += count;
  }

  /** How many were dropped since the last time; begins anew. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }
}
