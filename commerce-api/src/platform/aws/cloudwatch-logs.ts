import {
  CloudWatchLogsClient,
  CloudWatchLogsServiceException,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  InvalidParameterException,
  PutLogEventsCommand,
  ResourceAlreadyExistsException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Settings } from '../../settings.ts';
import { type LogSink, RejectedBatch } from '../telemetry/log-shipper.ts';

/** A stream of a log group, which is made when it is first missed. */
export interface LogPlace {
  group: string;
  stream: string;
}

const unlessThere = (error: unknown): void => {
  if (!(error instanceof ResourceAlreadyExistsException)) throw error;
};

async function createStream(client: CloudWatchLogsClient, { group, stream }: LogPlace): Promise<void> {
  const create = () =>
    client.send(new CreateLogStreamCommand({ logGroupName: group, logStreamName: stream }));
  try {
    await create();
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) return unlessThere(error);
    await client.send(new CreateLogGroupCommand({ logGroupName: group })).catch(unlessThere);
    await create().catch(unlessThere);
  }
}

/** CloudWatch Logs as a place for log lines. Retries are up to the caller, who alone knows what else waits. */
export function createLogSink({ aws }: Pick<Settings, 'aws'>, place: LogPlace): LogSink {
  const client = new CloudWatchLogsClient({
    region: aws.region,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
    ...(aws.logsEndpoint && { endpoint: aws.logsEndpoint }),
  });
  const { group, stream } = place;
  return {
    async put(events) {
      const command = new PutLogEventsCommand({
        logGroupName: group,
        logStreamName: stream,
        logEvents: [...events],
      });
      try {
        await client.send(command);
      } catch (error) {
        if (error instanceof InvalidParameterException)
          throw new RejectedBatch(error.message, { cause: error });
        // Its first copy has arrived; only the answer was lost.
        if (error instanceof CloudWatchLogsServiceException && error.name === 'DataAlreadyAcceptedException')
          return;
        if (!(error instanceof ResourceNotFoundException)) throw error;
        await createStream(client, place);
        await client.send(command);
      }
    },
  };
}
