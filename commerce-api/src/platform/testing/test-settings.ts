import { tmpdir } from 'node:os';
import { inject } from 'vitest';

/** Addresses of the AWS stand-ins. */
export interface AwsEndpoints {
  s3: string;
  cognito: string;
}

/** Where test databases are made: what the run provides, else `TEST_DATABASE_URL`, else the temporary folder. */
export const databaseAdminUrl = (): string =>
  (inject('databaseUrl' as never) as string | undefined) ??
  process.env.TEST_DATABASE_URL ??
  `sqlite:${tmpdir()}`;

/** The stand-ins that the run provides, else those of `TEST_AWS_ENDPOINTS` (JSON), else none. */
export function awsEndpoints(): AwsEndpoints | undefined {
  const provided = inject('awsEndpoints' as never) as AwsEndpoints | undefined;
  if (provided) return provided;
  const given = process.env.TEST_AWS_ENDPOINTS;
  return given ? (JSON.parse(given) as AwsEndpoints) : undefined;
}

/** The SDK asks its default chain for credentials; the stand-ins know these. */
export function offerLocalCredentials(): void {
  process.env.AWS_ACCESS_KEY_ID ??= 'local';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'local';
}
