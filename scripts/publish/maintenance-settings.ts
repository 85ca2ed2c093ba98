import { parseVariables } from '@lapidary/commerce-api/settings';
import { z } from 'zod';
import { useShopEnvironment } from '../start/shop-environment.ts';

const Environment = z.object({
  KEY_VALUE_STORE_ARN: z.string().startsWith('arn:'),
  AWS_ENDPOINT_KEY_VALUE_STORE: z.url().optional(),
});

/** Which store to write to: the one that the environment names, else that of the shop on this machine. */
export function readMaintenanceSettings(): { arn: string; endpoint: string | undefined } {
  if (!process.env.KEY_VALUE_STORE_ARN) useShopEnvironment();
  const env = parseVariables(Environment, process.env);
  return { arn: env.KEY_VALUE_STORE_ARN, endpoint: env.AWS_ENDPOINT_KEY_VALUE_STORE };
}
