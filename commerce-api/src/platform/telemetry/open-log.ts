import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { Settings } from '../../settings.ts';
import { newId } from '../ids.ts';
import { createLogger, standardOutput } from '../logging.ts';
import type { LogShipper } from './log-shipper.ts';

/** The log of a process, and what sends it to CloudWatch when the settings name a group. */
export interface OpenLog {
  log: Logger;
  shipper: LogShipper | undefined;
}

/** Opens the log: standard output, and the log group of the settings. */
export async function openLog(settings: Settings): Promise<OpenLog> {
  if (!settings.logGroup) return { log: createLogger(settings), shipper: undefined };
  // The SDK is read only by processes that use it.
  const [{ createLogSink }, { LogShipper }] = await Promise.all([
    import('../aws/cloudwatch-logs.ts'),
    import('./log-shipper.ts'),
  ]);
  const place = { group: settings.logGroup, stream: `api/${hostname()}/${newId()}` };
  const shipper = new LogShipper(createLogSink(settings, place));
  const output = standardOutput();
  const both = {
    write(line: string): void {
      output.write(line);
      shipper.write(line);
    },
  };
  return { log: createLogger(settings, both), shipper };
}
