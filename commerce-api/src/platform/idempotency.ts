import { createHash } from 'node:crypto';
import { AppError } from './app-error.ts';
import { execute, selectOne } from './sql.ts';
import { isDuplicateKey, isLockTimeout, type OpenTransaction } from './transaction.ts';

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

const sorted = (_name: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** SHA-256 (hex) of a JSON value, whatever the order of its keys. */
export const requestHash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex');

const inFlight = (cause?: unknown): AppError =>
  new AppError('request_in_flight', 'The same request is still being worked on; ask again in a moment.', {
    retryAfter: 1,
    cause,
  });

async function earlierAnswer<Body>(on: OpenTransaction, request: IdempotentRequest): Promise<Answer<Body>> {
  const row = await selectOne<{ request_hash: string; status: number | null; body_json: string | null }>(
    on,
    `SELECT request_hash, status, body_json FROM idempotency_keys
     WHERE scope = $scope AND idempotency_key = $key`,
    { scope: request.scope, key: request.key },
  );
  if (row && row.request_hash !== request.hash) {
    throw new AppError(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request; take a new one.',
    );
  }
  if (!row || row.status === null || row.body_json === null) throw inFlight();
  return { status: row.status, body: JSON.parse(row.body_json) as Body };
}

/**
 * Does `work` at most once per scope and key within 24 hours, and gives every later request with the same content
 * the first answer. The key is claimed by the first statement and kept by the same commit as the work, so a failure,
 * which rolls back, leaves the key free.
 * @throws AppError `idempotency_key_reused` for other content, `request_in_flight`, and whatever `work` throws.
 */
export async function answerOnce<Body>(
  on: OpenTransaction,
  request: IdempotentRequest,
  work: () => Promise<Answer<Body>>,
): Promise<Answer<Body> & { replayed: boolean }> {
  const { scope, key, hash } = request;
  const now = Date.now();
  await execute(on, 'DELETE FROM idempotency_keys WHERE scope = $scope AND created_at < $oldest', {
    scope,
    oldest: now - KEPT_MS,
  });
  try {
    await execute(
      on,
      `INSERT INTO idempotency_keys (scope, idempotency_key, request_hash, status, body_json, created_at)
       VALUES ($scope, $key, $hash, NULL, NULL, $now)`,
      { scope, key, hash, now },
    );
  } catch (error) {
    // MySQL waits here for a first request that has not committed yet.
    if (isLockTimeout(error)) throw inFlight(error);
    if (!isDuplicateKey(error)) throw error;
    return { ...(await earlierAnswer<Body>(on, request)), replayed: true };
  }
  const answer = await work();
  await execute(
    on,
    `UPDATE idempotency_keys SET status = $status, body_json = $body
     WHERE scope = $scope AND idempotency_key = $key`,
    { scope, key, status: answer.status, body: JSON.stringify(answer.body) },
  );
  return { ...answer, replayed: false };
}
