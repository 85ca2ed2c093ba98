/** What a virtual visitor carries from one request of an operation to the next; a new one for each round. */
export interface Visit {
  /** `performance.now()` of its first request. */
  startedAt?: number;
  /** Whatever the operation keeps: a cookie, a key. */
  [name: string]: unknown;
}

export interface SentRequest {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Step {
  request(visit: Visit): SentRequest;
  /** @returns whether the answer is the one that it should be. */
  answered(visit: Visit, answer: { status: number; body: string; headers: Record<string, string> }): boolean;
}

/** Names of what is measured, in the order of the table. */
export const OPERATIONS = ['availability', 'read bag', 'add line', 'first add', 'checkout flow'] as const;
export type OperationName = (typeof OPERATIONS)[number];

/** Requests that follow each other on one connection, again and again. */
export interface Operation {
  name: OperationName;
  steps: readonly Step[];
}

/** A value of a list, one after the other, forever. */
export function inTurn<Value>(values: readonly Value[]): () => Value {
  let next = 0;
  return () => {
    const value = values[next % values.length]!;
    next += 1;
    return value;
  };
}
