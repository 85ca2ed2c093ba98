import { resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  LAPIDARY_HOME: z.string().min(1).default('.local'),
  LAPIDARY_PORT: port.default(4321),
  LAPIDARY_API_ORIGIN: z.url({ protocol: /^http$/ }),
  LAPIDARY_MFA: z.enum(['optional', 'merchants']).default('optional'),
  AWS_ACCESS_KEY_ID: z.string().min(1).default('local'),
  AWS_SECRET_ACCESS_KEY: z.string().min(1).default('local'),
});

export type LocalAwsSettings = {
  /** Absolute. Everything that is kept is below it. */
  readonly home: string;
  /** Of the edge; 0 picks a free one. */
  readonly port: number;
  readonly apiOrigin: string;
  /** `merchants` asks merchants for a second factor, as in production; else whoever has set one up is asked. */
  readonly mfa: 'optional' | 'merchants';
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/** Reads the environment. Throws an error that names every variable that is wrong. */
export function readSettings(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): LocalAwsSettings {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not right: ${problems.join('; ')}`);
  }
  const { LAPIDARY_HOME, LAPIDARY_PORT, LAPIDARY_API_ORIGIN, LAPIDARY_MFA, ...aws } = parsed.data;
  return {
    home: resolve(LAPIDARY_HOME),
    port: LAPIDARY_PORT,
    apiOrigin: LAPIDARY_API_ORIGIN,
    mfa: LAPIDARY_MFA,
    credentials: { accessKeyId: aws.AWS_ACCESS_KEY_ID, secretAccessKey: aws.AWS_SECRET_ACCESS_KEY },
  };
}
