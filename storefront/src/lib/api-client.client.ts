import type { ErrorCode, FieldProblem, LineProblem, Problem, SavedBy } from '@lapidary/shared/errors';

/** The API understood the request and refused it: `code` says why, `detail` says it to people. */
export class ApiProblem extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly detail: string;
  readonly requestId: string;
  /** Faults of the input, by JSON path; empty when the problem is no input fault. */
  readonly fields: FieldProblem[];
  /** Bag lines that stand in the way; empty when the problem is not about lines. */
  readonly lines: LineProblem[];
  /** Of `version_stale`: who saved the version that is there now. */
  readonly savedBy: SavedBy | null;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status;
    this.detail = problem.detail;
    this.requestId = problem.requestId;
    this.fields = problem.fields ?? [];
    this.lines = problem.lines ?? [];
    this.savedBy = problem.savedBy ?? null;
  }
}

/**
 * No usable answer: no connection, no answer in time, 502–504, or something that is not the API's JSON
 * (a proxy's error page). The request may or may not have been carried out.
 */
export class BackendUnreachable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BackendUnreachable';
  }
}

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RequestOptions<T> {
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Anything with zod's `parse`. Without it the answer is trusted to be `T`: the shop's pages carry no zod. */
  schema?: { parse(value: unknown): T };
  /** Milliseconds until the answer counts as lost; 20 s unless told. */
  timeoutMs?: number;
  /** Told how old the answer is, in seconds: the edge keeps some for a while, and longer while the API is away. */
  onAge?: (seconds: number) => void;
}

type TokenProvider = () => Promise<string | null>;
let provideToken: TokenProvider | null = null;

/** Every later request carries `Authorization: Bearer <token>`, unless `provider` answers null. `null` removes it. */
export function setTokenProvider(provider: TokenProvider | null): void {
  provideToken = provider;
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value && 'status' in value;

async function send(method: HttpMethod, path: string, options: RequestOptions<unknown>): Promise<Response> {
  const headers = new Headers(options.headers);
  headers.set('accept', 'application/json, application/problem+json');
  const token = await provideToken?.();
  if (token && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
  const init: RequestInit = {
    method,
    headers,
    credentials: 'same-origin',
    signal: AbortSignal.timeout(options.timeoutMs ?? 20_000),
  };
  if (options.body !== undefined) {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(options.body);
  }
  try {
    return await fetch(path, init);
  } catch (cause) {
    throw new BackendUnreachable(`${method} ${path}: no answer`, { cause });
  }
}

async function readJson(response: Response, what: string): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/(problem\+)?json\b/i.test(type)) {
    throw new BackendUnreachable(`${what}: ${response.status}, "${type}" instead of JSON`);
  }
  try {
    return await response.json();
  } catch (cause) {
    throw new BackendUnreachable(`${what}: ${response.status}, the answer broke off`, { cause });
  }
}

/**
 * Calls the API of the shop; `path` is the whole path, such as `/api/bag/lines`.
 * Answers without content (204) give `undefined`.
 * @throws ApiProblem when the API refuses, BackendUnreachable when there is no usable answer, and what
 * `schema.parse` throws when the answer has another shape.
 */
export async function request<T>(
  method: HttpMethod,
  path: string,
  options: RequestOptions<T> = {},
): Promise<T> {
  const what = `${method} ${path}`;
  const response = await send(method, path, options);
  if (response.status === 204) return undefined as T;
  if (response.status >= 502 && response.status <= 504) {
    throw new BackendUnreachable(`${what}: ${response.status}`);
  }
  const answer = await readJson(response, what);
  if (!response.ok) {
    if (isProblem(answer)) throw new ApiProblem(answer);
    throw new BackendUnreachable(`${what}: ${response.status} without a problem the API would send`);
  }
  options.onAge?.(Number(response.headers.get('age') ?? 0));
  return options.schema ? options.schema.parse(answer) : (answer as T);
}
