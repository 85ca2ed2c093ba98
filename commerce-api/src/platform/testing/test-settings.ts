import { tmpdir } from 'node:os';
import { inject, type ProvidedContext } from 'vitest';

/** Addresses of the AWS stand-ins. */
export type AwsEndpoints = Pick<ProvidedContext['awsEndpoints'], 'edge' | 's3' | 'cognito' | 'ses'>;

/** Where test databases are made: what the run provides, else `TEST_DATABASE_URL`, else the temporary folder. */
export const databaseAdminUrl = (): string =>
  (inject('databaseUrl') as string | undefined) ?? process.env.TEST_DATABASE_URL ?? `sqlite:${tmpdir()}`;

/** The stand-ins that the run provides, else those of `TEST_AWS_ENDPOINTS` (JSON), else none. */
export function awsEndpoints(): AwsEndpoints | undefined {
  const provided = inject('awsEndpoints') as AwsEndpoints | undefined;
  if (provided) return provided;
  const given = process.env.TEST_AWS_ENDPOINTS;
  return given ? (JSON.parse(given) as AwsEndpoints) : undefined;
}

/** The SDK asks its default chain for credentials; the stand-ins know these. */
export function offerLocalCredentials(): void {
  process.env.AWS_ACCESS_KEY_ID ??= 'local';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'local';
}

/** How often a test does what it does: usually little, and as often as the environment says in a nightly run. */
export const timesOf = (variable: string, usual: number): number => Number(process.env[variable] || usual);
