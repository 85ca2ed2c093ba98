import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buckets, region, userPoolClientId, userPoolId } from './constants.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const token = fileURLToPath(new URL('../customers/token.ts', import.meta.url));
let home: string;
let children: ChildProcess[];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lapidary-main-'));
  children = [];
});
afterEach(async () => {
  for (const child of children)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await rm(home, { recursive: true, force: true });
});

function run(file: string, args: readonly string[], variables: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: variables,
  });
  children.push(child);
  return child;
}

function runMain(port: number): ChildProcess {
  return run(main, [], {
    LAPIDARY_HOME: home,
    LAPIDARY_PORT: String(port),
    LAPIDARY_API_ORIGIN: 'http://127.0.0.1:9',
  });
}

async function ready(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('no output');
  for await (const chunk of child.stdout) {
    if (String(chunk).includes('local-aws ready\n')) return;
  }
  throw new Error(`ended before it was ready: ${child.exitCode}`);
}

/** Everything a short command says, and its exit code. */
async function outcome(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  if (!child.stdout || !child.stderr) throw new Error('no output');
  const exit = once(child, 'exit');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await exit) as [number | null];
  return { code, out, err };
}

describe('main', () => {
  it.each(['SIGTERM', 'SIGINT', 'disconnect'] as const)('runs until %s', async (end) => {
    const child = runMain(0);
    await ready(child);
    const exit = once(child, 'exit');
    if (end === 'disconnect') child.disconnect();
    else child.kill(end);
    expect(await exit).toEqual([0, null]);
  });

  it('says in one line that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    const { code, err } = await outcome(runMain(address.port));
    other.close();
    expect(code).toBe(1);
    expect(err).toBe(
      `local-aws: Port ${address.port} is taken by another program: stop it, or choose another with LAPIDARY_PORT.\n`,
    );
  });

  it('names the variables that are wrong', async () => {
    const { code, err } = await outcome(run(main, [], { LAPIDARY_PORT: 'x', LAPIDARY_HOME: home }));
    expect(code).toBe(1);
    expect(err).toMatch(/LAPIDARY_PORT.*LAPIDARY_API_ORIGIN/);
    expect(err.trim()).not.toContain('\n');
  });
});

describe('token', () => {
  it('prints an access token and nothing else, or one line that says why not', async () => {
    const shop = runMain(0);
    await ready(shop);
    const endpoints = JSON.parse(await readFile(join(home, 'run', 'endpoints.json'), 'utf8'));
    const s3 = new S3Client({
      endpoint: endpoints.s3,
      region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      forcePathStyle: true,
    });
    const cognito = { region, userPoolId, clientId: userPoolClientId, endpoint: '/_local/cognito/' };
    const Body = JSON.stringify({ cognito, currency: 'USD', locales: ['en'] });
    await s3.send(new PutObjectCommand({ Bucket: buckets.site, Key: 'runtime.json', Body }));
    s3.destroy();
    const variables = { LAPIDARY_PORT: new URL(endpoints.edge).port };

    const good = await outcome(run(token, ['merchant@lapidary.test', 'Merchant-2026'], variables));
    expect(good).toMatchObject({ code: 0, err: '' });
    expect(good.out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);

    const wrong = await outcome(run(token, ['merchant@lapidary.test', 'wrong'], variables));
    expect(wrong).toEqual({ code: 1, out: '', err: 'token: Incorrect username or password.\n' });

    const help = await outcome(run(token, ['--help'], variables));
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toMatch(/^Usage: npm run -s token -- EMAIL PASSWORD/);
  });

  it.each([
    [[], /an e-mail address and a password are needed/],
    [['a@lapidary.test', 'x'], /No shop answers at http:\/\/localhost:9: start it with "npm start"/],
    [['--nonsense'], /--nonsense/],
  ])('refuses %j in one line', async (args, message) => {
    const { code, out, err } = await outcome(run(token, args, { LAPIDARY_PORT: '9' }));
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err.trim()).not.toContain('\n');
  });
});
