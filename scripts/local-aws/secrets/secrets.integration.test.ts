import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { region } from '../constants.ts';
import { type ServedApp, serveApp } from '../testing/serve-app.ts';
import { createSecrets } from './create-secrets.ts';

let folder: string;
let served: ServedApp;
let client: SecretsManagerClient;

async function start(): Promise<void> {
  served = await serveApp(createSecrets({ file: join(folder, 'private', 'secrets.json') }));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SecretsManagerClient({
    endpoint: served.url,
    region,
    credentials,
    maxAttempts: 1,
  });
}

async function stop(): Promise<void> {
  client.destroy();
  await served[Symbol.asyncDispose]();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapidary-secrets-'));
  await start();
});
afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

const create = (Name: string, SecretString: string, more = {}) =>
  client.send(new CreateSecretCommand({ Name, SecretString, ...more }));
const get = (SecretId: string, more = {}) => client.send(new GetSecretValueCommand({ SecretId, ...more }));
const put = (SecretId: string, SecretString: string, more = {}) =>
  client.send(new PutSecretValueCommand({ SecretId, SecretString, ...more }));
const refusal = (name: string) => expect.objectContaining({ name });

describe('a secret', () => {
  it('is found by name, by ARN and by ARN without its suffix, also after a restart', async () => {
    const { ARN = '', VersionId } = await create('lapidary/database', '{"password":"päss"}');
    await stop();
    await start();
    for (const id of ['lapidary/database', ARN, ARN.replace(/-\w{6}$/, '')]) {
      expect(await get(id)).toMatchObject({
        ARN,
        Name: 'lapidary/database',
        VersionId,
        SecretString: '{"password":"päss"}',
        VersionStages: ['AWSCURRENT'],
        CreatedDate: expect.any(Date),
      });
    }
  });

  it('may hold bytes', async () => {
    const SecretBinary = Uint8Array.from([0, 255, 7]);
    await client.send(new CreateSecretCommand({ Name: 'bytes', SecretBinary }));
    const found = await get('bytes');
    expect(Buffer.from(found.SecretBinary ?? [])).toEqual(Buffer.from(SecretBinary));
    expect(found.SecretString).toBeUndefined();
  });

  it('may be made without a value', async () => {
    await client.send(new CreateSecretCommand({ Name: 'empty' }));
    await expect(get('empty')).rejects.toEqual(refusal('ResourceNotFoundException'));
    await put('empty', 'first');
    expect((await get('empty')).SecretString).toBe('first');
  });

  it('is in a file for its owner only', async () => {
    await create('a', 'x');
    const { mode } = await stat(join(folder, 'private', 'secrets.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('that is not there, there already or badly named is refused', async () => {
    await expect(get('nothing')).rejects.toEqual(refusal('ResourceNotFoundException'));
    await expect(put('nothing', 'x')).rejects.toEqual(refusal('ResourceNotFoundException'));
    await create('a', 'x');
    await expect(create('a', 'x')).rejects.toEqual(refusal('ResourceExistsException'));
    await expect(create('no spaces', 'x')).rejects.toEqual(refusal('InvalidParameterException'));
  });

  it('is made once by a repeated request', async () => {
    const ClientRequestToken = '11111111-2222-3333-4444-555555555555';
    const first = await create('a', 'x', { ClientRequestToken });
    const second = await create('a', 'x', { ClientRequestToken });
    expect([second.ARN, second.VersionId]).toEqual([first.ARN, ClientRequestToken]);
    await expect(create('a', 'y', { ClientRequestToken })).rejects.toEqual(
      refusal('ResourceExistsException'),
    );
  });
});

describe('a new value', () => {
  it('becomes AWSCURRENT and leaves the one before as AWSPREVIOUS', async () => {
    const { VersionId: first = '' } = await create('a', 'one');
    const { VersionId: second = '' } = await put('a', 'two');
    const { VersionId: third = '' } = await client.send(
      new UpdateSecretCommand({ SecretId: 'a', SecretString: 'three', Description: 'of three' }),
    );
    expect((await get('a')).SecretString).toBe('three');
    expect((await get('a', { VersionStage: 'AWSPREVIOUS' })).SecretString).toBe('two');
    expect((await get('a', { VersionId: first })).SecretString).toBe('one');
    const described = await client.send(new DescribeSecretCommand({ SecretId: 'a' }));
    expect(described.Description).toBe('of three');
    expect(described.VersionIdsToStages).toEqual({ [second]: ['AWSPREVIOUS'], [third]: ['AWSCURRENT'] });
  });

  it('may have a label of its own and leave AWSCURRENT alone', async () => {
    await create('a', 'one');
    await put('a', 'two', { VersionStages: ['AWSPENDING'] });
    expect((await get('a')).SecretString).toBe('one');
    expect((await get('a', { VersionStage: 'AWSPENDING' })).SecretString).toBe('two');
    await expect(get('a', { VersionStage: 'AWSPREVIOUS' })).rejects.toEqual(
      refusal('ResourceNotFoundException'),
    );
  });

  it('is stored once by a repeated request', async () => {
    await create('a', 'one');
    const ClientRequestToken = '11111111-2222-3333-4444-555555555555';
    await put('a', 'two', { ClientRequestToken });
    await put('a', 'two', { ClientRequestToken });
    expect((await get('a', { VersionStage: 'AWSPREVIOUS' })).SecretString).toBe('one');
    await expect(put('a', 'three', { ClientRequestToken })).rejects.toEqual(
      refusal('ResourceExistsException'),
    );
  });

  it('must be text or bytes', async () => {
    await create('a', 'one');
    const both = { SecretString: 'x', SecretBinary: Uint8Array.of(1) };
    for (const value of [{}, both]) {
      const call = client.send(new PutSecretValueCommand({ SecretId: 'a', ...value }));
      await expect(call).rejects.toEqual(refusal('InvalidParameterException'));
    }
  });
});

describe('deletion', () => {
  const remove = (more = {}) => client.send(new DeleteSecretCommand({ SecretId: 'a', ...more }));

  it('is scheduled, and until then the secret is unusable and its name taken', async () => {
    await create('a', 'one');
    const { DeletionDate } = await remove({ RecoveryWindowInDays: 7 });
    expect(DeletionDate?.getTime()).toBeGreaterThan(Date.now());
    for (const call of [get('a'), put('a', 'two'), create('a', 'three'), remove()]) {
      await expect(call).rejects.toEqual(refusal('InvalidRequestException'));
    }
    const described = await client.send(new DescribeSecretCommand({ SecretId: 'a' }));
    expect(described.DeletedDate).toEqual(DeletionDate);
  });

  it('happens at once when forced', async () => {
    await create('a', 'one');
    await remove({ ForceDeleteWithoutRecovery: true });
    await expect(get('a')).rejects.toEqual(refusal('ResourceNotFoundException'));
    await create('a', 'two');
    expect((await get('a')).SecretString).toBe('two');
  });

  it('cannot be forced and scheduled', async () => {
    await create('a', 'one');
    const both = remove({ ForceDeleteWithoutRecovery: true, RecoveryWindowInDays: 7 });
    await expect(both).rejects.toEqual(refusal('InvalidParameterException'));
    await expect(remove({ RecoveryWindowInDays: 1 })).rejects.toEqual(refusal('InvalidParameterException'));
  });
});

describe('the endpoint', () => {
  it('refuses operations that it does not offer and bodies that are not JSON', async () => {
    await expect(client.send(new ListSecretsCommand({}))).rejects.toEqual(
      refusal('UnknownOperationException'),
    );
    const headers = { 'x-amz-target': 'secretsmanager.GetSecretValue' };
    const response = await fetch(served.url, { method: 'POST', headers, body: '{' });
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ __type: 'SerializationException' }),
    ]);
  });
});
