import { createHash } from 'node:crypto';
import { AppError } from './app-error.ts';
import type { Database } from './database.ts';
import { type Executor, execute, selectOne } from './sql.ts';
import { inTransaction, isDuplicateKey, type OpenTransaction } from './transaction.ts';

const KEY = /^[\x21-\x7e]{1,255}$/;
const KEPT_MS = 24 * 60 * 60 * 1000;

export interface IdempotentRequest {
  /** Whose key it is: nobody reads the answer to a key of another scope. At most 80 characters. */
  scope: string;
  key: string;
  /** `requestHash` of what was asked. */
  hash: string;
}

export interface Answer<Body> {
  status: number;
  body: Body;
}

/** The value of an `Idempotency-Key` header. @throws AppError `idempotency_key_required`, `invalid_request`. */
export function parseIdempotencyKey(header: string | undefined): string {
  if (!header) {
    throw new AppError('idempotency_key_required', 'Send an Idempotency-Key header, new for every order.');
  }
  if (KEY.test(header)) return header;
  throw new AppError('invalid_request', 'The Idempotency-Key must be 1–255 visible ASCII characters.');
}

/** The same value, the keys of its objects in order. A replacer would have JSON.stringify call back for each of them. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sorted);
  const named = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(named)
      .sort()
      .map((name) => [name, sorted(named[name])]),
  );
}

/** SHA-256 (hex) of a JSON value, whatever the order of its keys. */
export const requestHash = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex');

const oldestKept = (): number => Date.now() - KEPT_MS;

/** A key was claimed between the first look at it and the commit: what was done for it a second time is rolled back. */
class AlreadyAnswered extends Error {
  override name = 'AlreadyAnswered';
}

async function keepAnswer(
  on: OpenTransaction,
  { scope, key, hash }: IdempotentRequest,
  { status, body }: Answer<unknown>,
): Promise<void> {
  try {
    await execute(
      on,
      `INSERT INTO idempotency_keys (scope, idempotency_key, request_hash, status, body_json, created_at)
       VALUES ($scope, $key, $hash, $status, $body, $now)`,
      { scope, key, hash, status, body: JSON.stringify(body), now: Date.now() },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new AlreadyAnswered('the key has an answer', { cause: error });
  }
}

/** @throws AppError `idempotency_key_reused` when the key belongs to other content. */
async function earlierAnswer<Body>(
  on: Executor,
  request: IdempotentRequest,
): Promise<Answer<Body> | undefined> {
  const row = await selectOne<{ request_hash: string; status: number; body_json: string }>(
    on,
    `SELECT request_hash, status, body_json FROM idempotency_keys
     WHERE scope = $scope AND idempotency_key = $key AND created_at >= $oldest`,
    { scope: request.scope, key: request.key, oldest: oldestKept() },
  );
  if (!row) return undefined;
  if (row.request_hash !== request.hash) {
    throw new AppError(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request; take a new one.',
    );
  }
  return { status: row.status, body: JSON.parse(row.body_json) as Body };
}

/** Deletes the keys that are free again. @returns how many. */
export const pruneIdempotencyKeys = async (on: Executor): Promise<number> =>
  await execute(on, 'DELETE FROM idempotency_keys WHERE created_at < $oldest', { oldest: oldestKept() });

/**
 * Does `work` at most once per scope and key within 24 hours, and gives every later request with the same content
 * the first answer. The answer is kept by the same commit as the work, so a failure leaves the key free. `work` must
 * first lock what requests of one scope share: then they queue, and whoever comes second finds the first one's answer.
 * @throws AppError `idempotency_key_reused` for other content, and whatever `work` throws for a key without an answer.
 */
export async function answerOnce<Body>(
  database: Database,
  request: IdempotentRequest,
  work: (on: OpenTransaction) => Promise<Answer<Body>>,
): Promise<Answer<Body> & { replayed: boolean }> {
  const attempt = async (): Promise<Answer<Body>> =>
    await inTransaction(database, async (on) => {
      const answer = await work(on);
      await keepAnswer(on, request, answer);
      return answer;
    });
  try {
    return { ...(await attempt()), replayed: false };
  } catch (error) {
    if (!(error instanceof AlreadyAnswered || error instanceof AppError)) throw error;
    const earlier = await earlierAnswer<Body>({ database }, request);
    if (earlier) return { ...earlier, replayed: true };
    if (error instanceof AppError) throw error;
    // The key is there, but a day old: it is free.
    await pruneIdempotencyKeys({ database });
    return { ...(await attempt()), replayed: false };
  }
}
