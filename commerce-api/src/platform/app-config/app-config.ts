import { z } from 'zod';

/** Least length of the header by which the API knows the edge. */
export const ORIGIN_SECRET_LENGTH = 24;

const originSecret = z.string().min(ORIGIN_SECRET_LENGTH);
const bucketName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket');
/** Written to the first; while things move, what is not there is looked for in the second. */
export const bucketNames = z.array(bucketName).min(1).max(2);

/** What the secret APP_CONFIG holds, as JSON: settings that may change while programs run. */
export type AppConfig = z.infer<typeof AppConfig>;
export const AppConfig = z.strictObject({
  /** What the edge is told to send in `X-Origin-Secret`. */
  originSecret,
  /** What it was told before: good until every part of the edge has heard of the other. */
  previousOriginSecret: originSecret.optional(),
  /** Those that are not named are called as the environment says. */
  buckets: z
    .strictObject({ site: bucketNames, media: bucketNames, quarantine: bucketNames })
    .partial()
    .optional(),
});

/** @throws saying which fields are wrong; never what is in them. */
export function parseAppConfig(text: string): AppConfig {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('APP_CONFIG is no JSON');
  }
  const parsed = AppConfig.safeParse(json);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`);
  throw new Error(`APP_CONFIG is wrong: ${faults.join('; ')}`);
}
