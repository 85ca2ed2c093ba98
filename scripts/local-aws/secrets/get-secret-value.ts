import { z } from 'zod';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import { CURRENT, valueFields } from './secret.ts';
import type { SecretStore } from './secret-store.ts';

export const GetSecretValueInput = z.object({
  SecretId: z.string(),
  VersionId: z.string().optional(),
  VersionStage: z.string().optional(),
});

/** The value of the version asked for by id or label; by default, of AWSCURRENT. */
export function getSecretValue(store: SecretStore, input: z.output<typeof GetSecretValueInput>) {
  const secret = store.requireLive(input.SecretId);
  const { VersionId: id, VersionStage: stage = id === undefined ? CURRENT : undefined } = input;
  const version = secret.versions.find(
    (candidate) =>
      (id === undefined || candidate.id === id) && (stage === undefined || candidate.stages.includes(stage)),
  );
  if (version === undefined) {
    const wanted = id === undefined ? `staging label: ${stage}` : `VersionId: ${id}`;
    throw new AwsJsonError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for ${wanted}`,
    );
  }
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    VersionStages: version.stages,
    CreatedDate: version.createdAt / 1000,
    ...valueFields(version.value),
  };
}
