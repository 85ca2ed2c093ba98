import { type DestinationStream, type Logger, pino } from 'pino';
import type { Settings } from '../settings.ts';

const REDACTED = [
  'headers.authorization',
  'headers.cookie',
  '*.authorization',
  '*.cookie',
  '*.email',
  '*.password',
  '*.accessToken',
  '*.refreshToken',
];

/** One JSON object a line; what identifies or authorises a person is blanked. */
export function createLogger(
  { logLevel }: Pick<Settings, 'logLevel'>,
  destination?: DestinationStream,
): Logger {
  const options = { level: logLevel, base: null, redact: { paths: REDACTED, censor: '[redacted]' } };
  return destination ? pino(options, destination) : pino(options);
}
