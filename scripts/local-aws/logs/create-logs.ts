import type { Hono } from 'hono';
import { z } from 'zod';
import { createAwsJsonApp, operation } from '../aws-json/aws-json-app.ts';
import { DescribeLogGroupsInput, describeLogGroups } from './describe-log-groups.ts';
import { FilterLogEventsInput, filterLogEvents } from './filter-log-events.ts';
import { GetLogEventsInput, getLogEvents } from './get-log-events.ts';
import { LogGroupName, LogStreamName } from './log-names.ts';
import { openLogStore } from './log-store.ts';
import { PutLogEventsInput, putLogEvents } from './put-log-events.ts';

export interface LogsOptions {
  /** Holds a folder per group; made with the first one. */
  readonly folder: string;
  /** Receives one line per request. */
  readonly log?: (line: string) => void;
}

const CreateLogGroupInput = z.object({ logGroupName: LogGroupName });
const CreateLogStreamInput = z.object({ logGroupName: LogGroupName, logStreamName: LogStreamName });

/** A CloudWatch Logs endpoint. Signatures are not looked at: it is for one machine's loopback. */
export function createLogs({ folder, log }: LogsOptions): Hono {
  const store = openLogStore(folder);
  return createAwsJsonApp({
    target: 'Logs_20140328',
    log,
    operations: {
      CreateLogGroup: operation(CreateLogGroupInput, ({ logGroupName }) => {
        store.createGroup(logGroupName);
        return {};
      }),
      CreateLogStream: operation(CreateLogStreamInput, ({ logGroupName, logStreamName }) => {
        store.createStream(logGroupName, logStreamName);
        return {};
      }),
      PutLogEvents: operation(PutLogEventsInput, (input) => putLogEvents(store, input)),
      GetLogEvents: operation(GetLogEventsInput, (input) => getLogEvents(store, input)),
      FilterLogEvents: operation(FilterLogEventsInput, (input) => filterLogEvents(store, input)),
      DescribeLogGroups: operation(DescribeLogGroupsInput, (input) => describeLogGroups(store, input)),
    },
  });
}
