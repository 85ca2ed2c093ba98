/// <reference path="./rate-limiter-store.d.ts" />
import { type IRateLimiterStoreOptions, RateLimiterRes } from 'rate-limiter-flexible';
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js';
import type { Database } from '../database.ts';
import { execute, selectOne } from '../sql.ts';
import { databaseNow, isDuplicateKey } from '../transaction.ts';

const PRUNE_EVERY_MS = 60_000;

interface Usage {
  points: number;
  /** Milliseconds until it begins anew. */
  ms: number;
}

/**
 * Counts in the table `rate_limits`, by the database's clock, so that all nodes share one budget. The library's own
 * MySQL store wants a driver's connection and its own SQL dialect; this one runs on every database of ours.
 */
export class DatabaseLimiter extends RateLimiterStoreAbstract {
  readonly #database: Database;
  #prunedAt = performance.now();

  constructor(database: Database, options: Omit<IRateLimiterStoreOptions, 'storeClient'>) {
    super({ ...options, storeClient: database });
    this.#database = database;
  }

  /** Adds points to a key, whose time begins anew when it is over; called by the base class. */
  protected async _upsert(key: string, points: number, ms: number, force = false): Promise<Usage> {
    await this.#prune();
    const now = databaseNow(this.#database);
    const bind = { key, points, ms };
    const over = force ? '1 = 1' : `expires_at <= ${now}`;
    // MySQL assigns from left to right: the points must be told before the time has changed.
    const add = `UPDATE rate_limits
      SET points = CASE WHEN ${over} THEN $points ELSE points + $points END,
          expires_at = CASE WHEN ${over} THEN ${now} + $ms ELSE expires_at END
      WHERE limit_key = $key`;
    const on = { database: this.#database };
    if ((await execute(on, add, bind)) === 0) {
      try {
        await execute(
          on,
          `INSERT INTO rate_limits (limit_key, points, expires_at) VALUES ($key, $points, ${now} + $ms)`,
          bind,
        );
        return { points, ms };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        await execute(on, add, bind);
      }
    }
    return (await this._get(key)) ?? { points, ms };
  }

  protected async _get(key: string): Promise<Usage | null> {
    const now = databaseNow(this.#database);
    const row = await selectOne<{ points: number; ms: number }>(
      { database: this.#database },
      `SELECT points, expires_at - ${now} AS ms FROM rate_limits WHERE limit_key = $key AND expires_at > ${now}`,
      { key },
    );
    return row ? { points: Number(row.points), ms: Number(row.ms) } : null;
  }

  protected async _delete(key: string): Promise<boolean> {
    const removed = await execute(
      { database: this.#database },
      'DELETE FROM rate_limits WHERE limit_key = $key',
      {
        key,
      },
    );
    return removed > 0;
  }

  protected _getRateLimiterRes(_key: string, added: number, { points, ms }: Usage): RateLimiterRes {
    return new RateLimiterRes(Math.max(0, this.points - points), Math.max(0, ms), points, points === added);
  }

  async #prune(): Promise<void> {
    if (performance.now() - this.#prunedAt < PRUNE_EVERY_MS) return;
    this.#prunedAt = performance.now();
    const now = databaseNow(this.#database);
    await execute({ database: this.#database }, `DELETE FROM rate_limits WHERE expires_at < ${now}`);
  }
}
