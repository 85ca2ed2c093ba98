import { parseVariables } from '@lapidary/commerce-api/settings';
import { z } from 'zod';

const Environment = z.object({
  APP_CONFIG_SECRET: z.string().min(1),
  AWS_REGION: z.string().min(1),
  AWS_ENDPOINT_SECRETS: z.url().optional(),
  TASK_ID: z.string().optional(),
});

export interface OriginSecretSettings {
  secretId: string;
  region: string;
  endpoint: string | undefined;
  taskId: string | undefined;
}

/** @throws SettingsError naming every wrong variable. */
export function readOriginSecretSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): OriginSecretSettings {
  const env = parseVariables(Environment, environment);
  return {
    secretId: env.APP_CONFIG_SECRET,
    region: env.AWS_REGION,
    endpoint: env.AWS_ENDPOINT_SECRETS,
    taskId: env.TASK_ID,
  };
}
