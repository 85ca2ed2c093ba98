import { parseArgs } from 'node:util';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SecretVersions } from '../database/rotate/secret-versions.ts';
import { addOriginSecret, dropOriginSecret } from './change-origin-secret.ts';
import { readOriginSecretSettings } from './settings.ts';

const USAGE = `Usage: node scripts/origin-secret/origin-secret.ts add|drop --id NAME

The header by which the API knows the edge: "add" makes another one and keeps both good, "drop" ends the one before.
Between the two the edge has to be given the new one; npm run deploy -- --rotate-origin does all three.

  --id NAME  of this step, such as 2026-11-22-add; doing it again with the same one does nothing.
             In a container: TASK_ID
  --help     this text`;

const steps = { add: addOriginSecret, drop: dropOriginSecret } as const;

const isStep = (word: string | undefined): word is keyof typeof steps => word !== undefined && word in steps;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, id: { type: 'string' } },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const [step, ...more] = positionals;
  if (!isStep(step) || more.length > 0) throw new Error('say add or drop (--help)');
  const { secretId, region, endpoint, taskId } = readOriginSecretSettings();
  const id = values.id ?? taskId;
  if (!id) throw new Error('--id must name this step (--help)');
  const client = new SecretsManagerClient({ region, ...(endpoint && { endpoint }) });
  try {
    await steps[step]({
      secret: new SecretVersions(client, secretId),
      id,
      say: (text) => process.stdout.write(`${step}-origin-secret: ${text}\n`),
    });
  } finally {
    client.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`origin-secret: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
