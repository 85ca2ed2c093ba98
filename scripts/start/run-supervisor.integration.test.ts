import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { shopOfTwo } from './fixtures/child-plan.ts';
import { eventually, isRunning, pidIn } from './fixtures/processes.ts';
import { temporaryFolder } from './fixtures/temporary-folder.ts';

interface Shop {
  supervisor: ChildProcess;
  /** Pids of its two children. */
  children: number[];
  output(): string;
}

async function openShop(home: string): Promise<Shop> {
  const supervisor = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', shopOfTwo], {
    env: { ...process.env, LAPIDARY_HOME: home, LAPIDARY_PORT: '24321' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(() => {
    supervisor.kill('SIGKILL');
  });
  let output = '';
  for (const stream of [supervisor.stdout, supervisor.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  await eventually(() => output.includes('shop of two is up'));
  const children = await Promise.all(
    ['first', 'second'].map((name) => pidIn(path.join(home, 'run', `${name}.pid`))),
  );
  return { supervisor, children, output: () => output };
}

describe('the supervisor', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('stops its children and exits 0 on %s', async (signal) => {
    const home = temporaryFolder();
    const { supervisor, children } = await openShop(home);
    supervisor.kill(signal);
    const [code] = await once(supervisor, 'exit');
    expect(code).toBe(0);
    expect(children.filter(isRunning)).toEqual([]);
    expect(existsSync(path.join(home, 'run/shop.json'))).toBe(false);
  });

  it('takes the same key press, delivered twice, for one', async () => {
    const { supervisor, children } = await openShop(temporaryFolder());
    supervisor.kill('SIGINT');
    supervisor.kill('SIGINT');
    const [code] = await once(supervisor, 'exit');
    expect(code).toBe(0);
    expect(children.filter(isRunning)).toEqual([]);
  });

  it('starts a killed child again, and stops the new one too', async () => {
    const home = temporaryFolder();
    const { supervisor, children, output } = await openShop(home);
    process.kill(children[1] ?? 0, 'SIGKILL');
    await eventually(() => output().includes('second is back'));
    const again = await pidIn(path.join(home, 'run/second.pid'));
    supervisor.kill('SIGTERM');
    await once(supervisor, 'exit');
    expect([...children, again].filter(isRunning)).toEqual([]);
  });

  it('takes its children with it when it is killed itself', async () => {
    const { supervisor, children } = await openShop(temporaryFolder());
    supervisor.kill('SIGKILL');
    await eventually(() => children.every((pid) => !isRunning(pid)));
  });

  it('ends with its children when its parent is gone', async () => {
    const { supervisor, children } = await openShop(temporaryFolder());
    supervisor.disconnect(); // what a dead parent looks like from inside
    const [code] = await once(supervisor, 'exit');
    expect(code).toBe(0);
    expect(children.filter(isRunning)).toEqual([]);
  });

  it('refuses a home that another one uses, and takes over after that was killed', async () => {
    const home = temporaryFolder();
    const first = await openShop(home);
    await expect(openSecond(home)).resolves.toMatchObject({
      code: 1,
      output: expect.stringMatching(
        /^Lapidary is already running with .+http:\/\/localhost:24321\/ \(process \d+\)/,
      ),
    });
    first.supervisor.kill('SIGKILL');
    await once(first.supervisor, 'exit');
    const next = await openShop(home);
    expect(next.output()).toContain('shop of two is up');
  });
});

async function openSecond(home: string): Promise<{ code: number; output: string }> {
  const second = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', shopOfTwo], {
    env: { ...process.env, LAPIDARY_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  second.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const [code] = await once(second, 'close');
  return { code, output };
}
