import { z } from 'zod';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import type { SecretStore } from './secret-store.ts';

const DAY_MS = 24 * 3600_000;
const DEFAULT_RECOVERY_DAYS = 30;

export const DeleteSecretInput = z.object({
  SecretId: z.string(),
  RecoveryWindowInDays: z.int().min(7).max(30).optional(),
  ForceDeleteWithoutRecovery: z.boolean().optional(),
});

/** Removes a secret at once when forced; otherwise makes it unusable and sets the day it goes. */
export function deleteSecret(store: SecretStore, input: z.output<typeof DeleteSecretInput>) {
  const { ForceDeleteWithoutRecovery: force = false, RecoveryWindowInDays: days } = input;
  if (force && days !== undefined) {
    throw new AwsJsonError(
      'InvalidParameterException',
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    );
  }
  const secret = force ? store.require(input.SecretId) : store.requireLive(input.SecretId);
  const deleteAt = force ? Date.now() : Date.now() + (days ?? DEFAULT_RECOVERY_DAYS) * DAY_MS;
  if (force) store.remove(secret);
  else store.save({ ...secret, deleteAt });
  return { ARN: secret.arn, Name: secret.name, DeletionDate: deleteAt / 1000 };
}
