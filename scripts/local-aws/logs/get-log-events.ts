import { z } from 'zod';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import { LogGroupName, LogStreamName } from './log-names.ts';
import type { LogStore } from './log-store.ts';

const MAX_EVENTS = 10_000;

export const GetLogEventsInput = z.object({
  logGroupName: LogGroupName,
  logStreamName: LogStreamName,
  startTime: z.int().optional(),
  endTime: z.int().optional(),
  limit: z.int().min(1).max(MAX_EVENTS).default(MAX_EVENTS),
  startFromHead: z.boolean().default(false),
  nextToken: z.string().optional(),
});

/**
 * One page of a stream: the latest events, the earliest with `startFromHead`, or those before or behind a page. At an
 * end the token asked with comes back, and behind the last event it finds what is appended later.
 */
export async function getLogEvents(store: LogStore, input: z.output<typeof GetLogEventsInput>) {
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY } = input;
  const stream = store.requireStream(input.logGroupName, input.logStreamName);
  const events = (await store.read(stream)).filter(
    ({ timestamp }) => timestamp >= startTime && timestamp < endTime,
  );
  const { start, end } = window(input, events.length);
  return {
    events: events.slice(start, end),
    nextForwardToken: `f/${end}`,
    nextBackwardToken: `b/${start}`,
  };
}

/** Which events, by position: forwards from a token's position, or backwards to it. */
function window(input: z.output<typeof GetLogEventsInput>, count: number): { start: number; end: number } {
  const { limit, nextToken = input.startFromHead ? 'f/0' : `b/${count}` } = input;
  const [, direction, text] = /^([fb])\/(\d{1,15})$/.exec(nextToken) ?? [];
  if (direction === undefined) {
    throw new AwsJsonError('InvalidParameterException', 'The specified nextToken is invalid.');
  }
  const position = Math.min(Number(text), count);
  return direction === 'f'
    ? { start: position, end: Math.min(position + limit, count) }
    : { start: Math.max(position - limit, 0), end: position };
}
