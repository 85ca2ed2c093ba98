import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import type { Secret } from './secret.ts';

/** All secrets, in memory and in one file that only its owner may read. */
export interface SecretStore {
  /** By name or ARN. */
  find(id: string): Secret | undefined;
  /** @throws AwsJsonError ResourceNotFoundException */
  require(id: string): Secret;
  /** @throws AwsJsonError also InvalidRequestException when the secret is scheduled for deletion */
  requireLive(id: string): Secret;
  save(secret: Secret): void;
  remove(secret: Secret): void;
}

/** Opens the store; the file is written anew, and renamed into place, with every change. */
export function openSecretStore(file: string): SecretStore {
  const stored: readonly Secret[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const secrets = new Map(stored.map((secret) => [secret.name, secret]));

  function write(): void {
    mkdirSync(dirname(file), { recursive: true });
    const temporary = `${file}.new`;
    writeFileSync(temporary, JSON.stringify([...secrets.values()], undefined, 2), { mode: 0o600 });
    renameSync(temporary, file);
  }

  function find(id: string): Secret | undefined {
    const found = secrets.get(id) ?? [...secrets.values()].find((secret) => matchesArn(secret, id));
    const isOver = found?.deleteAt !== undefined && found.deleteAt <= Date.now();
    return isOver ? undefined : found;
  }

  function require(id: string): Secret {
    const secret = find(id);
    if (secret !== undefined) return secret;
    throw new AwsJsonError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }

  return {
    find,
    require,
    requireLive(id) {
      const secret = require(id);
      if (secret.deleteAt === undefined) return secret;
      throw new AwsJsonError(
        'InvalidRequestException',
        "You can't perform this operation on the secret because it was marked for deletion.",
      );
    },
    save(secret) {
      secrets.set(secret.name, secret);
      write();
    },
    remove(secret) {
      secrets.delete(secret.name);
      write();
    },
  };
}

// An ARN ends in six random characters, which a request may leave out.
function matchesArn(secret: Secret, id: string): boolean {
  return secret.arn === id || secret.arn.slice(0, -'-xxxxxx'.length) === id;
}
