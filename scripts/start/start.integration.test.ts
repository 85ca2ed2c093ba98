import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from './fixtures/temporary-folder.ts';

const script = fileURLToPath(new URL('./start.mjs', import.meta.url));

async function start(environment: NodeJS.ProcessEnv, args: string[] = []) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, LAPIDARY_HOME: temporaryFolder(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return { code, out, error };
}

/** A port that another program listens on. */
async function takenPort(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  return address && typeof address === 'object' ? address.port : 0;
}

describe('npm start, before anything is installed', () => {
  it('prints its usage on --help', async () => {
    const { code, out } = await start({}, ['--help']);
    expect(code).toBe(0);
    expect(out).toContain('LAPIDARY_PORT');
  });

  it.each(['127.0.0.1', '::'])(
    'names a port that is taken on %s, and how to choose another',
    async (host) => {
      const port = await takenPort(host);
      const { code, error } = await start({ LAPIDARY_PORT: String(port) });
      expect(code).toBe(1);
      expect(error).toBe(`Port ${port} is taken. Choose another: LAPIDARY_PORT=${port + 1} npm start\n`);
    },
  );

  const unwritable: [home: string, reason: string][] = [['/dev/null/shop', 'ENOTDIR']];
  if (process.platform === 'linux') unwritable.push(['/proc/shop', 'ENOENT']);
  it.each(unwritable)('says in one line that %s cannot be written', async (home, reason) => {
    const { code, error } = await start({ LAPIDARY_HOME: home });
    expect(code).toBe(1);
    expect(error).toBe(
      `Nothing can be written to ${home} (${reason}). Choose another folder: LAPIDARY_HOME=/some/folder npm start\n`,
    );
  });

  it.each([
    [{ LAPIDARY_PORT: 'http' }, [], 'LAPIDARY_PORT is "http"'],
    [{ LAPIDARY_CATALOG: 'missing.csv' }, [], 'there is no file'],
    [{ DATABASE_URL: 'postgres://db' }, [], 'DATABASE_URL must be'],
    [{}, ['--prot'], 'npm start takes no "--prot"'],
  ])('refuses %j %j with one line', async (environment, args, line) => {
    const { code, out, error } = await start(environment, args);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(error).toContain(line);
    expect(error.split('\n')).toHaveLength(2);
  });
});
