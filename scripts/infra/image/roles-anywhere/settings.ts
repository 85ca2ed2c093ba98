import { parseVariables } from '@lapidary/commerce-api/settings';
import { z } from 'zod';
import type { SessionSettings } from './create-session.ts';

/** PEM in one line: base64 of the whole text. */
const pem = (kind: string) =>
  z
    .base64()
    .transform((text) => Buffer.from(text, 'base64').toString('utf8'))
    .refine((text) => text.startsWith(`-----BEGIN ${kind}`), { message: `must be base64 of a PEM ${kind}` });

const Environment = z.object({
  AWS_REGION: z.string().min(1),
  ROLES_ANYWHERE_TRUST_ANCHOR: z.string().startsWith('arn:'),
  ROLES_ANYWHERE_PROFILE: z.string().startsWith('arn:'),
  ROLES_ANYWHERE_ROLE: z.string().startsWith('arn:'),
  ROLES_ANYWHERE_CERTIFICATE: pem('CERTIFICATE'),
  ROLES_ANYWHERE_KEY: pem('PRIVATE KEY'),
  AWS_ENDPOINT_ROLES_ANYWHERE: z.url().optional(),
});

/** What a program of the image is told about its identity. @throws SettingsError naming every wrong variable. */
export function readSessionSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): SessionSettings {
  const env = parseVariables(Environment, environment);
  return {
    region: env.AWS_REGION,
    trustAnchorArn: env.ROLES_ANYWHERE_TRUST_ANCHOR,
    profileArn: env.ROLES_ANYWHERE_PROFILE,
    roleArn: env.ROLES_ANYWHERE_ROLE,
    certificate: env.ROLES_ANYWHERE_CERTIFICATE,
    privateKey: env.ROLES_ANYWHERE_KEY,
    endpoint: env.AWS_ENDPOINT_ROLES_ANYWHERE,
  };
}
