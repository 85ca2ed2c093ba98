import { z } from 'zod';
import { CURRENT, secretValue, withVersion } from './secret.ts';
import type { SecretStore } from './secret-store.ts';

export const UpdateSecretInput = z.object({
  SecretId: z.string(),
  Description: z.string().max(2048).optional(),
  SecretString: z.string().optional(),
  SecretBinary: z.base64().optional(),
  ClientRequestToken: z.string().optional(),
});

/** Changes the description and, when a value is given, adds it as the new AWSCURRENT. */
export function updateSecret(store: SecretStore, input: z.output<typeof UpdateSecretInput>) {
  const existing = store.requireLive(input.SecretId);
  const described = {
    ...existing,
    changedAt: Date.now(),
    description: input.Description ?? existing.description,
  };
  const value = secretValue(input);
  if (value === undefined) {
    store.save(described);
    return { ARN: described.arn, Name: described.name };
  }
  const { secret, version } = withVersion(described, value, [CURRENT], input.ClientRequestToken);
  store.save(secret);
  return { ARN: secret.arn, Name: secret.name, VersionId: version.id };
}
