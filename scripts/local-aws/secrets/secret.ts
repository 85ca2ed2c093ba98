import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';

/** A secret with its versions. Times are milliseconds since the epoch. */
export interface Secret {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly createdAt: number;
  readonly changedAt: number;
  /** When it goes for good; set by DeleteSecret. */
  readonly deleteAt: number | undefined;
  readonly versions: readonly SecretVersion[];
}

export interface SecretVersion {
  readonly id: string;
  readonly createdAt: number;
  readonly value: SecretValue;
  /** Staging labels; each is on one version at a time. */
  readonly stages: readonly string[];
}

/** Text, or bytes in base64. */
export type SecretValue = { readonly string: string } | { readonly binary: string };

export const CURRENT = 'AWSCURRENT';
export const PREVIOUS = 'AWSPREVIOUS';

/** The value in a request. @throws AwsJsonError InvalidParameterException when there are two */
export function secretValue(input: {
  SecretString?: string | undefined;
  SecretBinary?: string | undefined;
}): SecretValue | undefined {
  const { SecretString: string, SecretBinary: binary } = input;
  if (string !== undefined && binary !== undefined) {
    throw new AwsJsonError(
      'InvalidParameterException',
      "You can't specify both a binary secret value and a string.",
    );
  }
  if (string !== undefined) return { string };
  return binary === undefined ? undefined : { binary };
}

/** A value as it stands in answers. */
export function valueFields(value: SecretValue): { SecretString: string } | { SecretBinary: string } {
  return 'string' in value ? { SecretString: value.string } : { SecretBinary: value.binary };
}

/**
 * The secret with a further version that takes over the given labels. When AWSCURRENT moves, the version that had it
 * becomes AWSPREVIOUS. A token that is known already changes nothing, so that a request may be repeated.
 * @param id the request's ClientRequestToken
 * @throws AwsJsonError ResourceExistsException when the token stands for another value
 */
export function withVersion(
  secret: Secret,
  value: SecretValue,
  stages: readonly string[],
  id: string = randomUUID(),
): { readonly secret: Secret; readonly version: SecretVersion } {
  const known = secret.versions.find((version) => version.id === id);
  if (known !== undefined) {
    if (isDeepStrictEqual(known.value, value)) return { secret, version: known };
    throw new AwsJsonError(
      'ResourceExistsException',
      `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`,
    );
  }
  const now = Date.now();
  const movesCurrent = stages.includes(CURRENT);
  const older = secret.versions.map((version) => {
    const becomesPrevious = movesCurrent && version.stages.includes(CURRENT);
    const taken = movesCurrent ? [...stages, PREVIOUS] : stages;
    const kept = version.stages.filter((stage) => !taken.includes(stage));
    return { ...version, stages: becomesPrevious ? [...kept, PREVIOUS] : kept };
  });
  const version: SecretVersion = { id, createdAt: now, value, stages };
  return { secret: { ...secret, changedAt: now, versions: [...older, version] }, version };
}
