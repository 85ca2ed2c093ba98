import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import { accountId, region } from '../constants.ts';
import { CURRENT, type Secret, secretValue, withVersion } from './secret.ts';
import type { SecretStore } from './secret-store.ts';

export const CreateSecretInput = z.object({
  Name: z.string().regex(/^[A-Za-z0-9/_+=.@-]{1,512}$/),
  Description: z.string().max(2048).optional(),
  SecretString: z.string().optional(),
  SecretBinary: z.base64().optional(),
  ClientRequestToken: z.string().optional(),
});

/** Makes a secret and, when a value is given, its first version. Repeating the request changes nothing. */
export function createSecret(store: SecretStore, input: z.output<typeof CreateSecretInput>) {
  const value = secretValue(input);
  const existing = store.find(input.Name);
  if (existing !== undefined) return repeated(existing, input);
  const now = Date.now();
  const suffix = randomBytes(3).toString('hex');
  const empty: Secret = {
    name: input.Name,
    arn: `arn:aws:secretsmanager:${region}:${accountId}:secret:${input.Name}-${suffix}`,
    description: input.Description,
    createdAt: now,
    changedAt: now,
    deleteAt: undefined,
    versions: [],
  };
  if (value === undefined) {
    store.save(empty);
    return { ARN: empty.arn, Name: empty.name };
  }
  const { secret, version } = withVersion(empty, value, [CURRENT], input.ClientRequestToken);
  store.save(secret);
  return { ARN: secret.arn, Name: secret.name, VersionId: version.id };
}

function repeated(existing: Secret, input: z.output<typeof CreateSecretInput>) {
  if (existing.deleteAt !== undefined) {
    throw new AwsJsonError(
      'InvalidRequestException',
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
  const version = existing.versions.find(({ id }) => id === input.ClientRequestToken);
  if (version === undefined || !isDeepStrictEqual(version.value, secretValue(input))) {
    throw new AwsJsonError(
      'ResourceExistsException',
      `The operation failed because the secret ${input.Name} already exists.`,
    );
  }
  return { ARN: existing.arn, Name: existing.name, VersionId: version.id };
}
