import { z } from 'zod';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import { LogGroupName, LogStreamName } from './log-names.ts';
import type { LogStore } from './log-store.ts';

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
const MAX_BATCH_BYTES = 1_048_576;
const BYTES_PER_EVENT = 26;

export const PutLogEventsInput = z.object({
  logGroupName: LogGroupName,
  logStreamName: LogStreamName,
  logEvents: z
    .array(z.object({ timestamp: z.int().nonnegative(), message: z.string().min(1) }))
    .min(1)
    .max(10_000),
});

type InputEvent = z.output<typeof PutLogEventsInput>['logEvents'][number];

/**
 * Appends a batch. Events more than two hours ahead or fourteen days old are left out, which the answer tells.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 * @throws AwsJsonError InvalidParameterException for a batch out of order, over 24 hours or over 1 MB
 */
export function putLogEvents(store: LogStore, input: z.output<typeof PutLogEventsInput>) {
  const stream = store.requireStream(input.logGroupName, input.logStreamName);
  const events = input.logEvents;
  checkBatch(events);
  const now = Date.now();
  // The batch is in order: what is too old is at its beginning and what is too new at its end.
  const oldCount = events.filter((event) => event.timestamp < now - 14 * DAY_MS).length;
  const newStart = events.findIndex((event) => event.timestamp > now + 2 * HOUR_MS);
  const accepted = events.slice(oldCount, newStart < 0 ? events.length : newStart);
  store.append(
    stream,
    accepted.map(({ timestamp, message }) => ({ timestamp, ingestionTime: now, message })),
  );
  return {
    nextSequenceToken: String(now),
    rejectedLogEventsInfo:
      accepted.length === events.length
        ? undefined
        : {
            tooOldLogEventEndIndex: oldCount === 0 ? undefined : oldCount,
            tooNewLogEventStartIndex: newStart < 0 ? undefined : newStart,
          },
  };
}

function checkBatch(events: readonly InputEvent[]): void {
  const times = events.map((event) => event.timestamp);
  if (times.some((time, index) => index > 0 && time < (times[index - 1] ?? 0))) {
    throw invalid('Log events in a single PutLogEvents request must be in chronological order.');
  }
  if ((times.at(-1) ?? 0) - (times[0] ?? 0) > DAY_MS) {
    throw invalid('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  }
  const bytes = events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + BYTES_PER_EVENT, 0);
  if (bytes > MAX_BATCH_BYTES) {
    throw invalid(`Upload too large: ${bytes} bytes exceeds limit of ${MAX_BATCH_BYTES}`);
  }
}

function invalid(message: string): AwsJsonError {
  return new AwsJsonError('InvalidParameterException', message);
}
