import { z } from 'zod';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import { compileFilterPattern } from './filter-pattern.ts';
import { LogGroupName, LogStreamName } from './log-names.ts';
import type { LogStore, LogStream } from './log-store.ts';

const MAX_EVENTS = 10_000;

export const FilterLogEventsInput = z.object({
  logGroupName: LogGroupName,
  logStreamNames: z.array(LogStreamName).min(1).max(100).optional(),
  logStreamNamePrefix: z.string().min(1).optional(),
  filterPattern: z.string().max(1024).default(''),
  startTime: z.int().optional(),
  endTime: z.int().optional(),
  limit: z.int().min(1).max(MAX_EVENTS).default(MAX_EVENTS),
  nextToken: z.string().optional(),
});

/** Events of a group's streams that match a pattern, by time, in pages. */
export async function filterLogEvents(store: LogStore, input: z.output<typeof FilterLogEventsInput>) {
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY, limit, nextToken = '0' } = input;
  if (!/^\d{1,15}$/.test(nextToken)) {
    throw new AwsJsonError('InvalidParameterException', 'The specified nextToken is invalid.');
  }
  const matches = compileFilterPattern(input.filterPattern);
  const found = await Promise.all(chosenStreams(store, input).map((stream) => readEvents(store, stream)));
  const events = found
    .flat()
    .filter(({ timestamp }) => timestamp >= startTime && timestamp <= endTime)
    .filter(({ message }) => matches(message))
    .sort((a, b) => a.timestamp - b.timestamp);
  const start = Number(nextToken);
  const end = start + limit;
  return { events: events.slice(start, end), nextToken: end < events.length ? String(end) : undefined };
}

function chosenStreams(store: LogStore, input: z.output<typeof FilterLogEventsInput>): LogStream[] {
  const { logGroupName: group, logStreamNames: names, logStreamNamePrefix: prefix } = input;
  if (names !== undefined && prefix !== undefined) {
    throw new AwsJsonError(
      'InvalidParameterException',
      'Give logStreamNames or logStreamNamePrefix, not both.',
    );
  }
  store.requireGroup(group);
  if (names !== undefined) return names.map((name) => store.requireStream(group, name));
  return store.streams(group).filter(({ name }) => name.startsWith(prefix ?? ''));
}

async function readEvents(store: LogStore, stream: LogStream) {
  const events = await store.read(stream);
  return events.map((event, index) => ({
    ...event,
    logStreamName: stream.name,
    eventId: `${event.timestamp}-${stream.name}-${index}`,
  }));
}
