import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { createAuthority } from './issue-certificate.ts';
import { issueWorkloadCertificates } from './workload-certificates.ts';

const USAGE = `Usage: npm run certificates -- --authority FOLDER [--shop NAME] [--region REGION]

Issues the certificates by which the shop's programs get their roles, and puts them into the secret NAME/CERTIFICATES. The
next deployment hands them to the programs; those of before stay good until they end.

  --authority FOLDER  authority.crt and authority.key are in it, or are made there. Keep the folder off the network:
                      who has the key is any program of the shop
  --shop NAME         as in the deployment (default lapidary)
  --region REGION     where the secret is (default ap-southeast-1)
  --help              this text`;

const AUTHORITY_DAYS = 3_650;

function openAuthority(folder: string, shop: string): { certificate: string; privateKey: string } {
  const [crt, key] = [join(folder, 'authority.crt'), join(folder, 'authority.key')];
  if (!existsSync(crt) && !existsSync(key)) {
    const authority = createAuthority(`${shop} authority`, AUTHORITY_DAYS);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(key, authority.privateKey, { mode: 0o600, flag: 'wx' });
    writeFileSync(crt, authority.certificate, { flag: 'wx' });
    process.stdout.write(`made an authority in ${folder}\n`);
  }
  return { certificate: readFileSync(crt, 'utf8'), privateKey: readFileSync(key, 'utf8') };
}

async function putSecret(region: string, id: string, value: string): Promise<void> {
  const client = new SecretsManagerClient({ region });
  try {
    await client.send(new PutSecretValueCommand({ SecretId: id, SecretString: value }));
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    await client.send(
      new CreateSecretCommand({
        Name: id,
        SecretString: value,
        Description: 'Certificates by which API, publisher, backup and operator get their roles',
      }),
    );
  } finally {
    client.destroy();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      authority: { type: 'string' },
      shop: { type: 'string', default: 'lapidary' },
      region: { type: 'string', default: 'ap-southeast-1' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  if (values.authority === undefined) throw new Error('--authority must name a folder (--help)');
  const certificates = issueWorkloadCertificates(values.shop, openAuthority(values.authority, values.shop));
  const id = `${values.shop}/CERTIFICATES`;
  await putSecret(values.region, id, JSON.stringify(certificates));
  process.stdout.write(`${Object.keys(certificates).length / 2} certificates are in the secret ${id}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`certificates: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
