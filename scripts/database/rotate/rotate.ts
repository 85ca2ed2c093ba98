import { parseArgs } from 'node:util';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { rotatePassword } from './rotate-password.ts';
import { SecretVersions } from './secret-versions.ts';
import { readRotationSettings } from './settings.ts';

const USAGE = `Usage: npm run rotate -- --id NAME

Gives the shop's database user another password: the database takes both, the secret is switched, the old one is removed.
It runs where the database can be reached, with the settings of a deployed shop in the environment; from elsewhere,
npm run deploy -- --rotate does it as a task of the container service.

  --id NAME  of this rotation, such as 2026-11-22; running it again with the same one finishes it or does nothing.
             In a container: TASK_ID
  --help     this text`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, id: { type: 'string' } } });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const { databaseUrl, secretId, region, endpoint, taskId } = readRotationSettings();
  const id = values.id ?? taskId;
  if (!id) throw new Error('--id must name this rotation (--help)');
  const client = new SecretsManagerClient({ region, ...(endpoint && { endpoint }) });
  try {
    await rotatePassword({
      url: databaseUrl,
      secret: new SecretVersions(client, secretId),
      id,
      say: (text) => process.stdout.write(`rotate: ${text}\n`),
    });
  } finally {
    client.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`rotate: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
