/** One event as it is sent; `data` is JSON. */
export interface SentEvent {
  id: string;
  event: 'request' | 'release';
  data: string;
}

/** Who reads more slowly than this is let go, and resumes from the database. */
const LONGEST_QUEUE = 2_000;

/** What one listener has still to be told. */
export class EventListener {
  readonly #queue: (SentEvent | 'open')[] = [];
  #ended = false;
  #wake: (() => void) | null = null;

  get ended(): boolean {
    return this.#ended;
  }

  /** Whatever happens from now on is told. */
  open(): void {
    this.#queue.unshift('open');
    this.#wake?.();
  }

  push(event: SentEvent): void {
    this.#queue.push(event);
    if (this.#queue.length > LONGEST_QUEUE) this.#ended = true;
    this.#wake?.();
  }

  /** Nothing more is told; whoever waits in `next` gets null. */
  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** The next event, `open` before the first, `quiet` when there is none for `quietMs`, null when it is over. */
  async next(quietMs: number): Promise<SentEvent | 'open' | 'quiet' | null> {
    if (!this.#ended && this.#queue.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, quietMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
    }
    if (this.#ended) return null;
    return this.#queue.shift() ?? 'quiet';
  }
}
