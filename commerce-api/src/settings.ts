import { Locale, StoreLanguages, type StoreSettings } from '@lapidary/shared/catalog/store';
import { languageOf } from '@lapidary/shared/languages';
import { CurrencyCode } from '@lapidary/shared/money';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const endpoint = z.url().optional();

const originSecrets = z
  .string()
  .default('')
  .transform((list) => list.split(',').map((secret) => secret.trim()))
  .transform((secrets) => secrets.filter((secret) => secret !== ''))
  .refine((secrets) => secrets.length <= 2 && secrets.every((secret) => secret.length >= 24), {
    message: 'must be one or two values of at least 24 characters',
  });

const imageHosts = z
  .string()
  .default('cdn.shopify.com,burst.shopifycdn.com')
  .transform((list) => list.split(',').map((host) => host.trim().toLowerCase()))
  .transform((hosts) => hosts.filter((host) => host !== ''))
  .refine((hosts) => hosts.every((host) => /^(\*\.)?[a-z0-9.-]+$/.test(host)), {
    message: 'must be hosts such as cdn.example.com or *.example.com, separated by commas',
  });

/** Least length of the key that links are signed with, in characters: HMAC-SHA-256 has no use for a shorter one. */
export const SIGNING_KEY_LENGTH = 32;

const Environment = z.object({
  PORT: port.default(4330),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),

  DATABASE_URL: z
    .string()
    .regex(/^(mysql:\/\/|sqlite:)/, 'must be mysql://user:password@host:port/name or sqlite:/path/to/file'),
  /** Secrets Manager id whose value replaces the password in DATABASE_URL. */
  DATABASE_PASSWORD_SECRET: z.string().optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),

  AWS_REGION: z.string().default('us-east-1'),
  AWS_ENDPOINT_S3: endpoint,
  AWS_ENDPOINT_COGNITO: endpoint,
  AWS_ENDPOINT_SECRETS: endpoint,
  AWS_ENDPOINT_LOGS: endpoint,
  AWS_ENDPOINT_SES: endpoint,
  COGNITO_USER_POOL_ID: z.string().regex(/^[\w-]+_[0-9A-Za-z]+$/, 'must look like us-east-1_AbCd12345'),
  COGNITO_CLIENT_ID: z.string().min(1),
  SITE_BUCKET: z.string().default('lapidary-site'),
  MEDIA_BUCKET: z.string().default('lapidary-media'),
  QUARANTINE_BUCKET: z.string().default('lapidary-quarantine'),

  /**
   * What the edge sends in `X-Origin-Secret`, one or, while it changes, two, separated by a comma. Set, nobody gets in
   * past the edge.
   */
  ORIGIN_SECRETS: originSecrets,
  /** Secrets Manager id of what may change while the process runs (platform/app-config), such as the line above. */
  APP_CONFIG_SECRET: z.string().optional(),
  /** How many proxies, the edge included, have added to `X-Forwarded-For` when a request arrives. */
  FORWARDED_HOPS: z.coerce.number().int().min(1).max(5).default(1),
  /** Multiplies every budget of requests; 0 for none, as for a load test. */
  RATE_LIMIT_SCALE: z.coerce.number().min(0).max(1000).default(1),
  /** CloudWatch Logs group for log lines and metrics. Without it they go to standard output alone. */
  LOG_GROUP: z.string().optional(),

  PUBLIC_URL: z.url().default('http://localhost:4321'),
  /** Where a browser sends presigned uploads, when that is not S3's own address. */
  UPLOAD_URL: endpoint,
  /** Who mail is from: `orders@example.com` or `Name <orders@example.com>`, verified with SES. Without it mail waits. */
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>"\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'must be an address, or Name <address>',
    )
    .optional(),
  /** Signs links that are good for a while, such as previews. */
  SIGNING_KEY: z.string().min(SIGNING_KEY_LENGTH).optional(),
  /** Secrets Manager id of the value to use in its place. */
  SIGNING_KEY_SECRET: z.string().optional(),
  /** Hosts that an imported catalog may name pictures of, separated by commas; `*.example.com` is all below it. */
  IMPORT_IMAGE_HOSTS: imageHosts,
  LOW_STOCK_THRESHOLD: z.coerce.number().int().min(0).default(3),
});

const FirstStore = z.object({
  STORE_NAME: z.string().trim().min(1).max(100).default('Lapidary'),
  STORE_CURRENCY: CurrencyCode.default('USD'),
  STORE_LOCALE: Locale.default('en'),
  /** Languages of the shop's pages, separated by commas, the first one at the root; only that of the locale unless told. */
  STORE_LANGUAGES: z
    .string()
    .transform((list) => list.split(',').map((language) => language.trim()))
    .pipe(StoreLanguages)
    .optional(),
});

/** Everything the API can be told from outside, read once at boot. */
export interface Settings {
  port: number;
  host: string;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  database: { url: string; passwordSecret: string | undefined; pool: number };
  aws: {
    region: string;
    s3Endpoint: string | undefined;
    cognitoEndpoint: string | undefined;
    secretsEndpoint: string | undefined;
    logsEndpoint: string | undefined;
    sesEndpoint: string | undefined;
  };
  cognito: { userPoolId: string; clientId: string };
  /** May change while the process runs, as `originSecrets` may: read it where it is used. */
  buckets: { site: string; media: string; quarantine: string };
  /** Origin of the shop without a trailing slash. */
  publicUrl: string;
  uploadUrl: string | undefined;
  /** Undefined: mail is kept, and not sent. */
  mailFrom: string | undefined;
  /** Of the API alone; see `resolveSigningKey`. */
  signing: { key: string | undefined; keySecret: string | undefined };
  lowStockThreshold: number;
  importImageHosts: readonly string[];
  /** Values of `X-Origin-Secret` that are good; none when there is no edge in front. */
  originSecrets: string[];
  appConfigSecret: string | undefined;
  forwardedHops: number;
  rateLimitScale: number;
  logGroup: string | undefined;
}

/** A setting is missing or wrong; the message names each variable and what is expected. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Whether nothing at all was given: of issues, only the words tell. */
export const isMissing = ({ message }: { message: string }): boolean =>
  message.endsWith('received undefined');

/**
 * Parses environment variables by a schema. Empty ones count as absent.
 * @throws SettingsError naming every wrong variable.
 */
export function parseVariables<Schema extends z.ZodType>(
  schema: Schema,
  variables: Variables,
): z.infer<Schema> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `${issue.path.join('.')}: ${isMissing(issue) ? 'is missing' : issue.message}`,
  );
  throw new SettingsError(`settings are wrong: ${faults.join('; ')}`);
}

/** The API's settings. @throws SettingsError naming every wrong variable. */
export function readSettings(variables: Variables = process.env): Settings {
  const env = parseVariables(Environment, variables);
  return {
    port: env.PORT,
    host: env.HOST,
    logLevel: env.LOG_LEVEL,
    database: {
      url: env.DATABASE_URL,
      passwordSecret: env.DATABASE_PASSWORD_SECRET,
      pool: env.DATABASE_POOL,
    },
    aws: {
      region: env.AWS_REGION,
      s3Endpoint: env.AWS_ENDPOINT_S3,
      cognitoEndpoint: env.AWS_ENDPOINT_COGNITO,
      secretsEndpoint: env.AWS_ENDPOINT_SECRETS,
      logsEndpoint: env.AWS_ENDPOINT_LOGS,
      sesEndpoint: env.AWS_ENDPOINT_SES,
    },
    cognito: { userPoolId: env.COGNITO_USER_POOL_ID, clientId: env.COGNITO_CLIENT_ID },
    buckets: { site: env.SITE_BUCKET, media: env.MEDIA_BUCKET, quarantine: env.QUARANTINE_BUCKET },
    publicUrl: env.PUBLIC_URL.replace(/\/+$/, ''),
    uploadUrl: env.UPLOAD_URL?.replace(/\/+$/, ''),
    mailFrom: env.MAIL_FROM,
    signing: { key: env.SIGNING_KEY, keySecret: env.SIGNING_KEY_SECRET },
    lowStockThreshold: env.LOW_STOCK_THRESHOLD,
    importImageHosts: env.IMPORT_IMAGE_HOSTS,
    originSecrets: env.ORIGIN_SECRETS,
    appConfigSecret: env.APP_CONFIG_SECRET,
    forwardedHops: env.FORWARDED_HOPS,
    rateLimitScale: env.RATE_LIMIT_SCALE,
    logGroup: env.LOG_GROUP,
  };
}

/**
 * What a shop is called, and comes in, when its database is made. From then on the database has it, and merchants change
 * it at the desk.
 * @throws SettingsError naming every wrong variable.
 */
export function readFirstStore(variables: Variables = process.env): StoreSettings {
  const env = parseVariables(FirstStore, variables);
  return {
    name: env.STORE_NAME,
    currency: env.STORE_CURRENCY,
    locale: env.STORE_LOCALE,
    languages: env.STORE_LANGUAGES ?? [languageOf(env.STORE_LOCALE)],
    contact: { email: '', phone: '', address: [] },
    announcement: null,
  };
}
