import type { Hono } from 'hono';
import { createAwsJsonApp, operation } from '../aws-json/aws-json-app.ts';
import { CreateSecretInput, createSecret } from './create-secret.ts';
import { DeleteSecretInput, deleteSecret } from './delete-secret.ts';
import { DescribeSecretInput, describeSecret } from './describe-secret.ts';
import { GetSecretValueInput, getSecretValue } from './get-secret-value.ts';
import { PutSecretValueInput, putSecretValue } from './put-secret-value.ts';
import { openSecretStore } from './secret-store.ts';
import { UpdateSecretInput, updateSecret } from './update-secret.ts';

export interface SecretsOptions {
  /** The JSON file that holds the secrets; made with the first one. */
  readonly file: string;
  /** Receives one line per request, never a value. */
  readonly log?: (line: string) => void;
}

/** A Secrets Manager endpoint. Signatures are not looked at: it is for one machine's loopback. */
export function createSecrets({ file, log }: SecretsOptions): Hono {
  const store = openSecretStore(file);
  return createAwsJsonApp({
    target: 'secretsmanager',
    log,
    operations: {
      CreateSecret: operation(CreateSecretInput, (input) => createSecret(store, input)),
      GetSecretValue: operation(GetSecretValueInput, (input) => getSecretValue(store, input)),
      PutSecretValue: operation(PutSecretValueInput, (input) => putSecretValue(store, input)),
      UpdateSecret: operation(UpdateSecretInput, (input) => updateSecret(store, input)),
      DescribeSecret: operation(DescribeSecretInput, (input) => describeSecret(store, input)),
      DeleteSecret: operation(DeleteSecretInput, (input) => deleteSecret(store, input)),
    },
  });
}
