import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { childPlan, failingChild, serverChild } from './fixtures/child-plan.ts';
import { eventually, isRunning, pidIn } from './fixtures/processes.ts';
import { temporaryFolder } from './fixtures/temporary-folder.ts';
import { type Child, type ChildEvents, type ChildPlan, supervise } from './supervise.ts';
import { waitUntil } from './wait-until.ts';

const never = new AbortController().signal;

function recordedEvents(): ChildEvents & { told: string[] } {
  const told: string[] = [];
  return {
    told,
    died: (name, how, restartInMs) => told.push(`${name} died: ${how}, again in ${restartInMs}`),
    back: (name) => told.push(`${name} back`),
    lost: (name, how) => told.push(`${name} lost: ${how}`),
  };
}

async function startChild(plan: ChildPlan, events: ChildEvents = recordedEvents()): Promise<Child> {
  const child = await supervise(plan, events, never);
  onTestFinished(() => child.kill());
  return child;
}

describe('a supervised child', () => {
  it('is ready when its plan says so, has a pid file, and is gone after stop', async () => {
    const plan = childPlan(temporaryFolder(), 'api');
    const child = await startChild(plan);
    const pid = child.pid() ?? 0;
    expect(readFileSync(plan.pidFile, 'utf8')).toBe(`${pid}\n`);
    expect(isRunning(pid)).toBe(true);

    await child.stop();
    expect(isRunning(pid)).toBe(false);
    expect(existsSync(plan.pidFile)).toBe(false);
    expect(readFileSync(plan.logFile, 'utf8')).toContain('told to stop');
  });

  it('is started again after kill -9, and says so', async () => {
    const events = recordedEvents();
    const child = await startChild(childPlan(temporaryFolder(), 'api'), events);
    const first = child.pid() ?? 0;
    process.kill(first, 'SIGKILL');
    await eventually(() => events.told.includes('api back'));

    expect(events.told).toEqual(['api died: SIGKILL, again in 20', 'api back']);
    expect(child.pid()).not.toBe(first);
    expect(isRunning(child.pid() ?? 0)).toBe(true);
  });

  it('waits longer each time it dies', async () => {
    const events = recordedEvents();
    const plan = childPlan(temporaryFolder(), 'api', { ready: async () => {} });
    const child = await startChild(plan, events);
    for (const deaths of [1, 2, 3, 4]) {
      await eventually(() => child.pid() !== undefined);
      process.kill(child.pid() ?? 0, 'SIGKILL');
      await eventually(() => events.told.filter((line) => line.includes('died')).length === deaths);
    }
    const waits = events.told
      .filter((line) => line.includes('died'))
      .map((line) => line.split('again in ')[1]);
    expect(waits).toEqual(['20', '40', '80', '100']);
  });

  it('is not started again once stopped, even while it waits for its restart', async () => {
    const events = recordedEvents();
    const plan = childPlan(temporaryFolder(), 'api', {
      backoff: { firstMs: 200, longestMs: 200, wellAfterMs: 60_000 },
    });
    const child = await startChild(plan, events);
    process.kill(child.pid() ?? 0, 'SIGKILL');
    await eventually(() => events.told.length === 1);
    await child.stop();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(child.pid()).toBeUndefined();
    expect(events.told).toHaveLength(1);
  });

  it('is reported and not started again when nothing runs without it', async () => {
    const events = recordedEvents();
    const child = await startChild(childPlan(temporaryFolder(), 'local-aws', { onDeath: 'lost' }), events);
    process.kill(child.pid() ?? 0, 'SIGKILL');
    await eventually(() => events.told.length > 0);
    expect(events.told).toEqual(['local-aws lost: SIGKILL']);
    expect(child.pid()).toBeUndefined();
  });

  it('is killed when it does not stop in time', async () => {
    const folder = temporaryFolder();
    const portFile = path.join(folder, 'deaf.port');
    const child = await startChild(childPlan(folder, 'deaf', { args: [serverChild, portFile, 'deaf'] }));
    const pid = child.pid() ?? 0;
    await child.stop(200);
    expect(isRunning(pid)).toBe(false);
  });

  it('fails its start when it dies before it is ready, with how it ended', async () => {
    const plan = childPlan(temporaryFolder(), 'api', { args: [failingChild] });
    const events = recordedEvents();
    await expect(supervise(plan, events, never)).rejects.toThrow('api ended with code 3 before it was ready');
    expect(events.told).toEqual([]);
    expect(readFileSync(plan.logFile, 'utf8')).toContain('cannot open the till');
  });

  it('leaves nothing running when it does not become ready', async () => {
    const folder = temporaryFolder();
    const plan = childPlan(folder, 'api');
    const impatient: ChildPlan = {
      ...plan,
      ready: async (signal, child) => {
        await plan.ready(signal, child);
        await waitUntil(() => false, { timeoutMs: 50, signal });
      },
    };
    const portFile = path.join(folder, 'api.port');
    await expect(supervise(impatient, recordedEvents(), never)).rejects.toThrow('not ready after 0.05 s');
    const [pid] = readFileSync(portFile, 'utf8').split(' ');
    expect(isRunning(Number(pid))).toBe(false);
  });

  it('leaves nothing running when its start is called off', async () => {
    const plan = childPlan(temporaryFolder(), 'api');
    const callOff = new AbortController();
    const waiting: ChildPlan = {
      ...plan,
      ready: (signal) => waitUntil(() => false, { timeoutMs: 60_000, signal }),
    };
    const starting = supervise(waiting, recordedEvents(), callOff.signal);
    const pid = await pidIn(plan.pidFile);
    callOff.abort(new Error('called off'));
    await expect(starting).rejects.toThrow();
    expect(isRunning(pid)).toBe(false);
  });
});
