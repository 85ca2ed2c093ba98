import { AppError } from '../app-error.ts';

const PROBE_PAUSE_MS = 500;
const RETRY_AFTER_SECONDS = 2;

export interface CircuitOptions {
  /** Succeeds when the database answers in good time. */
  probe: () => Promise<void>;
  /** Told once when the database is found away, and once when it is back. */
  changed?: (state: { away: true; cause: unknown } | { away: false; ms: number }) => void;
}

/**
 * Remembers that the database is away, so that nobody waits to find out again: while the circuit is open, statements
 * fail at once and one probe after the other looks whether the database is back.
 */
export class Circuit {
  readonly #options: CircuitOptions;
  #openedAt: number | undefined;
  #probing = false;
  #ended = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: CircuitOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#openedAt !== undefined;
  }

  /** @throws AppError `unavailable` while the database is away. */
  assertClosed(): void {
    if (!this.isOpen) return;
    throw new AppError('unavailable', 'The shop cannot reach its database; try again shortly.', {
      retryAfter: RETRY_AFTER_SECONDS,
    });
  }

  /** The database is away. */
  open(cause: unknown): void {
    if (this.isOpen || this.#ended) return;
    this.#openedAt = performance.now();
    this.#options.changed?.({ away: true, cause });
    this.#probeLater();
  }

  /** The database may be away, or only busy: opens when a probe fails. */
  suspect(): void {
    if (!this.isOpen && !this.#probing && !this.#ended) void this.#probe();
  }

  /** Stops probing, for good. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  async #probe(): Promise<void> {
    this.#probing = true;
    try {
      await this.#options.probe();
      this.#close();
    } catch (error) {
      this.open(error);
      this.#probeLater();
    } finally {
      this.#probing = false;
    }
  }

  #close(): void {
    if (this.#openedAt === undefined) return;
    const ms = Math.round(performance.now() - this.#openedAt);
    this.#openedAt = undefined;
    this.#options.changed?.({ away: false, ms });
  }

  #probeLater(): void {
    if (this.#ended) return;
    clearTimeout(this.#timer);
    // Two nodes that lost the database together do not come back to it in step.
    this.#timer = setTimeout(() => void this.#probe(), PROBE_PAUSE_MS * (0.75 + Math.random() / 2)).unref();
  }
}
