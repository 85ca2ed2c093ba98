import { z } from 'zod';
import type { SecretStore } from './secret-store.ts';

export const DescribeSecretInput = z.object({ SecretId: z.string() });

/** Everything about a secret but its values; one that is scheduled for deletion included. */
export function describeSecret(store: SecretStore, input: z.output<typeof DescribeSecretInput>) {
  const secret = store.require(input.SecretId);
  const labelled = secret.versions.filter((version) => version.stages.length > 0);
  return {
    ARN: secret.arn,
    Name: secret.name,
    Description: secret.description,
    CreatedDate: secret.createdAt / 1000,
    LastChangedDate: secret.changedAt / 1000,
    DeletedDate: secret.deleteAt === undefined ? undefined : secret.deleteAt / 1000,
    VersionIdsToStages: Object.fromEntries(labelled.map((version) => [version.id, version.stages])),
  };
}
