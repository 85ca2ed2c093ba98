import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseAppConfig } from '@lapidary/commerce-api/platform/app-config/app-config';
import { startLocalAws } from '../../local-aws/index.ts';
import { findFreePort } from '../../start/find-free-port.ts';
import { localEnvironment } from '../../start/local-environment.ts';
import { waitUntil } from '../../start/wait-until.ts';
import type { Task } from '../deployment.ts';

const READY_MS = 60_000;
const APP_CONFIG = 'rehearsal/APP_CONFIG';

type Environment = Readonly<Record<string, string>>;

interface Trial {
  readonly program: string;
  readonly env: Environment;
  /** By what it has said; it is ended then, and has to go by itself unless it is the sleep after a task. */
  readonly works: (said: string) => boolean | Promise<boolean>;
}

/** Starts a program of the image, waits until it works, and ends it. */
async function tryProgram(app: string, { program, env, works }: Trial): Promise<void> {
  const child = spawn('sh', ['scripts/infra/image/entrypoint.sh', program], { cwd: app, env });
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part));
  const gone = new AbortController();
  child.once('exit', () => gone.abort(new Error(`${program} ended`)));
  try {
    await waitUntil(() => works(said), { timeoutMs: READY_MS, signal: gone.signal });
    child.kill('SIGTERM');
    const [code, signal] = await ended;
    const asleep = env.TASK_ID !== undefined && signal === 'SIGTERM';
    if (code !== 0 && !asleep) throw new Error(`${program} ended with ${code ?? signal}`);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${(error as Error).message}; it said:\n${said}`, { cause: error });
  }
}

/** Runs a task as a container service does, which ends it when its log says that it is done. */
async function tryTask(app: string, program: Task['program'], env: Environment): Promise<void> {
  const id = `rehearsal-${program}`;
  const works = (said: string): boolean => said.includes(`task ${id} is done`);
  await tryProgram(app, { program, env: { ...env, TASK_ID: id }, works });
}

/** Tries each program and task of the image in the folder that stands for its own, against stand-ins of AWS. */
export async function tryPrograms(app: string, home: string, say: (line: string) => void): Promise<void> {
  const aws = await startLocalAws({ home, port: 0, apiOrigin: 'http://127.0.0.1:9' });
  const secrets = async (action: string, input: object): Promise<{ SecretString?: string }> => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `secretsmanager.${action}`,
    };
    const response = await fetch(aws.endpoints.secrets, {
      method: 'POST',
      headers,
      body: JSON.stringify(input),
    });
    if (!response.ok) throw new Error(`${action} answered ${response.status}`);
    return (await response.json()) as { SecretString?: string };
  };
  const goodSecrets = async (): Promise<number> => {
    const { SecretString = '' } = await secrets('GetSecretValue', { SecretId: APP_CONFIG });
    return parseAppConfig(SecretString).previousOriginSecret === undefined ? 1 : 2;
  };
  try {
    const port = String(await findFreePort());
    const env = {
      ...localEnvironment({
        home: join(app, 'shop'),
        port: Number(new URL(aws.endpoints.edge).port),
        endpoints: aws.endpoints,
        databaseUrl: `sqlite:${join(home, `${randomUUID()}.sqlite`)}`,
      }),
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
    };
    await tryTask(app, 'migrate', env);
    say('  migrate works');

    await tryProgram(app, {
      program: 'api',
      env: { ...env, PORT: port, SIGNING_KEY: randomUUID() },
      async works() {
        const ready = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => undefined);
        if (!ready?.ok) return false;
        execFileSync('node', ['scripts/infra/image/health.mjs'], { cwd: app, env: { ...env, PORT: port } });
        return true;
      },
    });
    say('  api works, and is healthy');
    await tryProgram(app, { program: 'publisher', env, works: (said) => said.includes('publisher ready') });
    say('  publisher works');
    await tryProgram(app, { program: 'backup', env, works: (said) => /tables, \d+ bytes/.test(said) });
    say('  backup works');

    const originSecret = randomUUID();
    await secrets('CreateSecret', { Name: APP_CONFIG, SecretString: JSON.stringify({ originSecret }) });
    for (const [program, good] of [
      ['add-origin-secret', 2],
      ['drop-origin-secret', 1],
    ] as const) {
      await tryTask(app, program, { ...env, APP_CONFIG_SECRET: APP_CONFIG });
      if ((await goodSecrets()) !== good)
        throw new Error(`after ${program} there are not ${good} good secrets`);
      say(`  ${program} works`);
    }
  } finally {
    await aws.close();
  }
}
