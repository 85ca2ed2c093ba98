import { z } from 'zod';
import { type Identity, signCreateSession } from './sign-create-session.ts';

const TIMEOUT_MS = 10_000;
const HOUR_SECONDS = 3_600;

export interface SessionSettings extends Identity {
  readonly region: string;
  readonly trustAnchorArn: string;
  readonly profileArn: string;
  readonly roleArn: string;
  /** Undefined in production. */
  readonly endpoint: string | undefined;
}

/** What the SDKs expect of a `credential_process`. */
export type ProcessCredentials = z.infer<typeof ProcessCredentials>;
export const ProcessCredentials = z.object({
  Version: z.literal(1),
  AccessKeyId: z.string().min(1),
  SecretAccessKey: z.string().min(1),
  SessionToken: z.string().min(1),
  Expiration: z.iso.datetime({ offset: true }),
});

const Answer = z.object({
  credentialSet: z.tuple([
    z.object({
      credentials: z.object({
        accessKeyId: z.string(),
        secretAccessKey: z.string(),
        sessionToken: z.string(),
        expiration: z.string(),
      }),
    }),
  ]),
});

/**
 * Turns a certificate into credentials of a role, for an hour.
 * @throws with what AWS said when it refuses.
 */
export async function createSession(
  settings: SessionSettings,
  now: () => Date = () => new Date(),
): Promise<ProcessCredentials> {
  const { region, profileArn, roleArn, trustAnchorArn } = settings;
  const url = new URL('/sessions', settings.endpoint ?? `https://rolesanywhere.${region}.amazonaws.com`);
  const body = JSON.stringify({ durationSeconds: HOUR_SECONDS, profileArn, roleArn, trustAnchorArn });
  const { host: _host, ...headers } = signCreateSession(settings, {
    host: url.host,
    region,
    body,
    at: now(),
  });
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`Roles Anywhere answered ${response.status}: ${text.slice(0, 500)}`);
  const { credentials } = Answer.parse(JSON.parse(text)).credentialSet[0];
  return {
    Version: 1,
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    SessionToken: credentials.sessionToken,
    Expiration: credentials.expiration,
  };
}
