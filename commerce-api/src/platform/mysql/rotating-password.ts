import { errnoOf } from '../database-errors.ts';

const ACCESS_DENIED = 1045;
/** While the secret and the database disagree, the secret is not read more often. */
const PAUSE_MS = 1_000;

export interface PasswordSource {
  current: string;
  /** Reads it from where it is kept. */
  read: () => Promise<string>;
}

/**
 * The database's password, which may change while the process runs. Connections that are open stay signed in, so there
 * is nothing to drain: only a new connection can be refused, and that is when the password is read anew, once for all
 * who wait.
 */
export class RotatingPassword {
  readonly #read: () => Promise<string>;
  #current: string;
  #reading: Promise<string> | undefined;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor({ current, read }: PasswordSource) {
    this.#current = current;
    this.#read = read;
  }

  /** Connects; when the password is refused and another one can be had, once more with that. */
  async connect<Connection>(attempt: (password: string) => Promise<Connection>): Promise<Connection> {
    const used = this.#current;
    try {
      return await attempt(used);
    } catch (error) {
      if (errnoOf(error) !== ACCESS_DENIED) throw error;
      const other = await this.#otherThan(used);
      if (other === used) throw error;
      return await attempt(other);
    }
  }

  async #otherThan(used: string): Promise<string> {
    if (this.#current !== used) return this.#current;
    if (!this.#reading && performance.now() - this.#readAt < PAUSE_MS) return used;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
      this.#readAt = performance.now();
    });
    this.#current = await this.#reading;
    return this.#current;
  }
}
