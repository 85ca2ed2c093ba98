import { z } from 'zod';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import { CURRENT, secretValue, withVersion } from './secret.ts';
import type { SecretStore } from './secret-store.ts';

export const PutSecretValueInput = z.object({
  SecretId: z.string(),
  SecretString: z.string().optional(),
  SecretBinary: z.base64().optional(),
  ClientRequestToken: z.string().optional(),
  VersionStages: z.array(z.string().min(1)).min(1).optional(),
});

/** Adds a version. It becomes AWSCURRENT, and the one before it AWSPREVIOUS, unless other labels are given. */
export function putSecretValue(store: SecretStore, input: z.output<typeof PutSecretValueInput>) {
  const existing = store.requireLive(input.SecretId);
  const value = secretValue(input);
  if (value === undefined) {
    throw new AwsJsonError(
      'InvalidParameterException',
      'You must provide either SecretString or SecretBinary.',
    );
  }
  const stages = input.VersionStages ?? [CURRENT];
  const { secret, version } = withVersion(existing, value, stages, input.ClientRequestToken);
  store.save(secret);
  return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: version.stages };
}
