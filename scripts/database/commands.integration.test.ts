import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { selectOne } from '@lapidary/commerce-api/platform/sql';
import { openTestDatabase } from '@lapidary/commerce-api/platform/testing/test-database';
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { sqliteFile } from './sqlite-copy.ts';

const { database, url } = await openTestDatabase();
const bucket = `backups-${randomBytes(6).toString('hex')}`;
const endpoint = inject('awsEndpoints').s3;

beforeAll(async () => {
  const s3 = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  s3.destroy();
});

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command as a person would, for the database of this file. */
async function run(command: 'backup' | 'restore' | 'migrate', ...args: string[]): Promise<Outcome> {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: url,
    COGNITO_USER_POOL_ID: 'us-east-1_local0001',
    COGNITO_CLIENT_ID: 'client',
    AWS_ENDPOINT_S3: endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    BACKUPS_BUCKET: bucket,
  };
  const file = resolve(import.meta.dirname, `${command}.ts`);
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [file, ...args], { env });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as Outcome;
    return { code, stdout, stderr };
  }
}

test('what is backed up is listed, and restored beside the shop', async () => {
  expect(await run('restore', '--at', 'now')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^restore: there is no backup of .* or before/) as string,
  });

  const backup = await run('backup');
  expect(backup).toMatchObject({ code: 0, stderr: '' });
  expect(backup.stdout).toMatch(/^daily\/.*zst: \d+ rows of \d+ tables, \d+ bytes, [\d.]+ s\n$/);
  expect((await run('restore', '--list')).stdout).toMatch(/\n1 backups in /);

  const restore = await run('restore', '--at', 'now');
  const target = /DATABASE_URL=(\S+),/.exec(restore.stdout)?.[1];
  expect(restore.stdout).toMatch(/: 0 of \d+ rows in \d+ tables differ, [\d.]+ s\n/);
  const restored = await openDatabase(target!);
  onTestFinished(async () => {
    if (target!.startsWith('sqlite:')) await rm(sqliteFile(target!), { force: true });
    else await database.query(`DROP DATABASE ${new URL(target!).pathname.slice(1)}`);
  });
  const found = await selectOne<{ count: number }>(
    { database: restored },
    'SELECT COUNT(*) AS count FROM migrations',
  );
  await restored.close();
  expect(Number(found?.count)).toBeGreaterThan(0);

  expect(await run('restore', '--at', 'now')).toMatchObject({ code: 1, stdout: '' });
});

test('a database that is up to date needs no migration', async () => {
  expect(await run('migrate')).toEqual({ code: 0, stdout: 'nothing to apply\n', stderr: '' });
});

test.each([
  ['restore', [], 'restore: give either --at TIME or --list (--help)\n'],
  [
    'restore',
    ['--at', 'yesterday-ish'],
    'restore: --at yesterday-ish is no time; write it as 2026-11-22T18:00:00Z\n',
  ],
  ['backup', ['--every', '0'], 'backup: --every must be a whole number of minutes, 1 at least\n'],
] as const)('%s %j says what is wrong', async (command, args, stderr) => {
  expect(await run(command, ...args)).toEqual({ code: 1, stdout: '', stderr });
});

test.each(['backup', 'restore', 'migrate'] as const)('%s --help', async (command) => {
  expect(await run(command, '--help')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Usage: /) as string,
  });
});
