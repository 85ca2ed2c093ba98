import { type DestinationStream, type Logger, pino } from 'pino';
import type { Settings } from '../settings.ts';

const SECRET_NAMES = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  '["x-origin-secret"]',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'idToken',
  'secret',
  'email',
  'phone',
  'address',
  'shippingAddress',
  'billingAddress',
];
const at = (prefix: string, name: string): string =>
  name.startsWith('[') ? `${prefix}${name}` : `${prefix}.${name}`;
/** In the line itself, and one and two levels below. */
const REDACTED = SECRET_NAMES.flatMap((name) => [name, at('*', name), at('*.*', name)]);

const EMAIL = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+/g;
const JWT = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;
/** The user and password of a URL. */
const USER_INFO = /(\w:\/\/)[^/\s@"]+@/g;
/** A database repeats the value that it refuses: `Duplicate entry 'ada@example.com-…' for key …`. */
const VALUE = /(Duplicate entry|Incorrect \w+ value:) '(?:[^'\\]|\\.|'')*'/g;

/** What each pattern cannot match without: to look for it costs a hundredth of the pattern, and few lines have any. */
const SIGNS: readonly [sign: string, pattern: RegExp, censored: string][] = [
  ['@', USER_INFO, '$1[redacted]@'],
  ['eyJ', JWT, '[redacted]'],
  [" '", VALUE, "$1 '[redacted]'"],
  ['@', EMAIL, '[redacted]'],
];

/** Blanks what looks like a person or a credential in running text, such as an error's message. */
function scrub(text: string): string {
  let clean = text;
  for (const [sign, pattern, censored] of SIGNS) {
    if (clean.includes(sign)) clean = clean.replace(pattern, censored);
  }
  return clean;
}

/** An error as it is logged. What else hangs on it stays out: Sequelize's errors carry every bound value. */
interface LoggedError {
  type: string;
  message: string;
  stack: string;
  code?: unknown;
  errno?: unknown;
  cause?: LoggedError;
}

const DEPTH = 4;

function loggedError(error: unknown, depth = DEPTH): LoggedError | unknown {
  if (!(error instanceof Error)) return error;
  const { code, errno, parent, cause } = error as Error & Record<'code' | 'errno' | 'parent', unknown>;
  const below = parent ?? cause;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack ?? '',
    ...(code !== undefined && { code }),
    ...(errno !== undefined && { errno }),
    ...(below instanceof Error && below !== error && depth > 0 && { cause: loggedError(below, depth - 1) }),
  };
}

/**
 * Lines go out together, a tenth of a second late at most, and when the process ends: a write of its own for each costs
 * more than the rest of the line.
 */
export const standardOutput = (): DestinationStream =>
  pino.destination({ dest: 1, sync: false, minLength: 8192, periodicFlush: 100 });

/**
 * One JSON object a line; what identifies or authorises a person is blanked.
 * @param destination instead of standard output
 */
export function createLogger(
  { logLevel }: Pick<Settings, 'logLevel'>,
  destination?: DestinationStream,
): Logger {
  const options = {
    level: logLevel,
    base: null,
    redact: { paths: REDACTED, censor: '[redacted]' },
    // Last of all, over the whole line: the message of an error is copied to where no path reaches.
    hooks: { streamWrite: scrub },
    serializers: { err: (error: unknown) => loggedError(error) },
  };
  return pino(options, destination ?? standardOutput());
}
