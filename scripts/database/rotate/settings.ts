import { parseVariables } from '@lapidary/commerce-api/settings';
import { z } from 'zod';

const Environment = z.object({
  DATABASE_URL: z
    .string()
    .startsWith('mysql://', 'must be mysql://user@host:port/name: only a server has passwords'),
  DATABASE_PASSWORD_SECRET: z.string().min(1),
  AWS_REGION: z.string().min(1),
  AWS_ENDPOINT_SECRETS: z.url().optional(),
  TASK_ID: z.string().optional(),
});

export interface RotationSettings {
  databaseUrl: string;
  secretId: string;
  region: string;
  endpoint: string | undefined;
  taskId: string | undefined;
}

/** @throws SettingsError naming every wrong variable. */
export function readRotationSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): RotationSettings {
  const env = parseVariables(Environment, environment);
  return {
    databaseUrl: env.DATABASE_URL,
    secretId: env.DATABASE_PASSWORD_SECRET,
    region: env.AWS_REGION,
    endpoint: env.AWS_ENDPOINT_SECRETS,
    taskId: env.TASK_ID,
  };
}
