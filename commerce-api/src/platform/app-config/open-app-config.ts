import type { Logger } from 'pino';
import type { Settings } from '../../settings.ts';
import { type S3Client, secretReader } from '../aws/clients.ts';
import { repeat } from '../background.ts';
import { followBuckets } from './follow-buckets.ts';
import { LiveConfig } from './live-config.ts';

/** For what needs no haste, such as a secret that is no longer good. */
const EVERY_MS = 15 * 60_000;

/**
 * Reads the secret APP_CONFIG into the settings, when they name it, and makes the client use the buckets that it names.
 * @param options.until follows the secret from time to time until this signal; without it only when something is missing.
 * @throws when it cannot be read, or makes no sense.
 */
export async function openAppConfig(
  settings: Settings,
  { log, s3, until }: { log: Logger; s3: S3Client; until?: AbortSignal | undefined },
): Promise<LiveConfig | undefined> {
  if (!settings.appConfigSecret) return undefined;
  const failed = (error: unknown): void =>
    log.error({ err: error }, 'APP_CONFIG cannot be read; what was known stays in force');
  const config = await LiveConfig.open({
    settings,
    read: secretReader(settings, settings.appConfigSecret),
    failed,
  });
  followBuckets(s3, config);
  if (until) void repeat(() => config.refresh(0), { everyMs: EVERY_MS, signal: until, failed });
  return config;
}
