import { createHash } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** A value of the secret. */
export interface SecretVersion {
  readonly id: string;
  readonly value: string;
  readonly isCurrent: boolean;
}

type Stage = 'AWSCURRENT' | 'AWSPENDING';

/** The versions of one secret, as a rotation knows them: what is used, and what is about to be. */
export class SecretVersions {
  readonly #client: SecretsManagerClient;
  readonly #id: string;

  constructor(client: SecretsManagerClient, id: string) {
    this.#client = client;
    this.#id = id;
  }

  /** @throws when the secret has no value. */
  async current(): Promise<SecretVersion> {
    const found = await this.#find('AWSCURRENT');
    if (!found) throw new Error(`the secret ${this.#id} has no value`);
    return found;
  }

  /** What an earlier rotation had begun with and not finished. */
  async pending(): Promise<SecretVersion | undefined> {
    const found = await this.#find('AWSPENDING');
    return found?.isCurrent ? undefined : found;
  }

  async #find(VersionStage: Stage): Promise<SecretVersion | undefined> {
    try {
      const { VersionId, SecretString, VersionStages } = await this.#client.send(
        new GetSecretValueCommand({ SecretId: this.#id, VersionStage }),
      );
      if (!VersionId || !SecretString) throw new Error(`the secret ${this.#id} is empty`);
      return {
        id: VersionId,
        value: SecretString,
        isCurrent: VersionStages?.includes('AWSCURRENT') ?? false,
      };
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }

  /** Puts a value aside that is to be used later. */
  async putPending(value: string): Promise<void> {
    await this.#put(value, ['AWSPENDING']);
  }

  /** Makes a value the current one; the pending one is it, too, so none is left over. */
  async putCurrent(value: string, rotationId: string): Promise<void> {
    await this.#put(value, ['AWSCURRENT', 'AWSPENDING'], versionOf(rotationId));
  }

  async #put(value: string, stages: Stage[], token?: string): Promise<void> {
    await this.#client.send(
      new PutSecretValueCommand({
        SecretId: this.#id,
        SecretString: value,
        VersionStages: stages,
        ...(token !== undefined && { ClientRequestToken: token }),
      }),
    );
  }
}

/** The id of the version that a rotation ends with: whoever repeats it finds it done. */
export const versionOf = (rotationId: string): string =>
  createHash('sha256').update(rotationId).digest('hex');
