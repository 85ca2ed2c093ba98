import { isDeepStrictEqual } from 'node:util';
import type { Operation, OperationName, Visit } from './operation.ts';
import type { Target } from './start-target.ts';

const READS: readonly OperationName[] = ['availability', 'read bag'];

/** The last answer of one round of an operation. */
async function answerOf({ url }: Target, { name, steps }: Operation): Promise<unknown> {
  const visit: Visit = {};
  let last: unknown;
  for (const step of steps) {
    const { path, ...request } = step.request(visit);
    const response = await fetch(url + path, request);
    const body = await response.text();
    const headers = Object.fromEntries(response.headers);
    if (!step.answered(visit, { status: response.status, body, headers })) {
      throw new Error(`${name} was answered ${response.status}: ${body}`);
    }
    last = JSON.parse(body);
  }
  return last;
}

/** A JSON value with its leaves replaced by their types: what two answers about different things have in common. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null || typeof value !== 'object') return typeof value;
  const entries = Object.entries(value).map(([name, part]) => [name, shapeOf(part)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The yardstick has to answer as the product does, or it would be no measure of it: reads of the same things alike, and
 * what is written in the same shape.
 * @param operationsOf those of a target, from their first values on, so that both are asked the same
 * @throws {Error} naming the operation that they answer differently
 */
export async function compareAnswers(
  targets: readonly [Target, Target],
  operationsOf: (target: Target) => Operation[],
): Promise<void> {
  const [first, second] = targets;
  const ofSecond = operationsOf(second);
  for (const [index, operation] of operationsOf(first).entries()) {
    const answers = [await answerOf(first, operation), await answerOf(second, ofSecond[index]!)];
    const [left, right] = READS.includes(operation.name) ? answers : answers.map(shapeOf);
    if (isDeepStrictEqual(left, right)) continue;
    const said = `${JSON.stringify(left)}\n${JSON.stringify(right)}`;
    throw new Error(`${first.name} and ${second.name} answer ${operation.name} differently:\n${said}`);
  }
}
