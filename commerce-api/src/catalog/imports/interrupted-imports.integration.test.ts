import type { ImportJob } from '@lapidary/shared/catalog/import';
import { describe, expect, it } from 'vitest';
import { execute, select } from '../../platform/sql.ts';
import { openTestDatabase } from '../../platform/testing/test-database.ts';
import { runJobs } from '../run-jobs.ts';
import { csvText, plainRow } from '../testing/csv-fixture.ts';
import { bands, importDesk, noNetwork } from '../testing/import-desk.ts';
import { runImports } from './run-imports.ts';

const { database } = await openTestDatabase();
const { services, on, rowsOf, send, ask, upload, step, bring } = importDesk(database);

describe('an import that breaks off', () => {
  const rows = bands(120, (index) => (index === 75 ? { 'Image Src': 'https://cdn.shopify.com/a.png' } : {}));

  it('goes on behind its last batch: every product once, one request for their pages', async () => {
    const id = await upload(csvText(rows));
    await step(id, 'check');
    await send('POST', `/imports/${id}/apply`);
    const dies = async (): Promise<never> => {
      throw new Error('the process dies');
    };
    await expect(runImports(services, { fetch: dies })).rejects.toThrow('the process dies');
    expect(await send<ImportJob>('GET', `/imports/${id}`)).toMatchObject({
      state: 'applying',
      done: 50,
      total: 120,
    });
    expect(await rowsOf('products')).toHaveLength(50);

    // Nobody takes it up before the dead one's time is over.
    expect(await runImports(services, { fetch: noNetwork })).toBe(false);
    await execute(on, 'UPDATE import_jobs SET lease_until = 0, attempts = 4');
    await expect(runImports(services, { fetch: dies })).rejects.toThrow('the process dies');
    expect(await send<ImportJob>('GET', `/imports/${id}`)).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/server has failed/),
      done: 50,
    });
    await send('POST', `/imports/${id}/apply`);
    const [first, second] = await Promise.all([
      runImports(services, { fetch: noNetwork }),
      runImports(services, { fetch: noNetwork }),
    ]);
    expect([first, second].toSorted()).toEqual([false, true]);
    const done = await send<ImportJob>('GET', `/imports/${id}`);
    expect(done).toMatchObject({ state: 'done', done: 120, counts: { created: 120, failed: 0 } });
    expect(await rowsOf('products')).toHaveLength(120);
    const requests = await rowsOf<{ id: string; product_ids_json: string }>('publish_requests');
    expect(requests.map((request) => request.id)).toEqual([done.publishRequestId]);
    expect(JSON.parse(requests[0]!.product_ids_json)).toHaveLength(120);
    const audited = await select<{ subject: string }>(
      on,
      "SELECT subject FROM audit_entries WHERE action = 'product.import'",
    );
    expect(new Set(audited.map(({ subject }) => subject)).size).toBe(120);
    expect(audited).toHaveLength(120);
  });

  it('is given back by a process that is told to end, and taken up at once', async () => {
    const id = await upload(csvText(bands(120)));
    await step(id, 'check');
    await send('POST', `/imports/${id}/apply`);
    await runJobs({ ...services, draining: AbortSignal.abort() });
    expect(await rowsOf('products')).toHaveLength(0);
    const draining = new AbortController();
    // Before the first batch has given way.
    setImmediate(() => draining.abort());
    await runJobs({ ...services, draining: draining.signal });
    expect(await rowsOf('products')).toHaveLength(50);
    await runJobs(services);
    expect(await send<ImportJob>('GET', `/imports/${id}`)).toMatchObject({ state: 'done', done: 120 });
    expect(await rowsOf('products')).toHaveLength(120);
  });

  it('leaves its pages to nobody for a minute only', async () => {
    const id = await upload(csvText(rows));
    await step(id, 'check');
    await send('POST', `/imports/${id}/apply`);
    const waiting = async (): Promise<number> => {
      const [row] = await rowsOf<{ not_before: number; updated_at: number }>('publish_requests');
      return Number(row!.not_before) - Number(row!.updated_at);
    };
    await expect(
      runImports(services, {
        fetch: async () => {
          throw new Error('the process dies');
        },
      }),
    ).rejects.toThrow();
    expect(await waiting()).toBeGreaterThanOrEqual(60_000);
    await execute(on, 'UPDATE import_jobs SET lease_until = 0');
    await runImports(services, { fetch: noNetwork });
    expect(await waiting()).toBeLessThan(60_000);
  });
});

describe('an import that is cancelled', () => {
  it('keeps and publishes what it has imported; the same file goes on with the rest', async () => {
    const id = await upload(csvText(bands(120)));
    await step(id, 'check');
    await send('POST', `/imports/${id}/apply`);
    const draining = new AbortController();
    setImmediate(() => draining.abort());
    await runJobs({ ...services, draining: draining.signal });
    const job = await send<ImportJob>('POST', `/imports/${id}/cancel`);
    expect(job).toMatchObject({ state: 'cancelled', done: 50, total: 120, counts: { created: 50 } });
    const [request] = await rowsOf<{ not_before: number; product_ids_json: string }>('publish_requests');
    expect(Number(request!.not_before)).toBeLessThanOrEqual(Date.now() + 1_000);
    expect(JSON.parse(request!.product_ids_json)).toHaveLength(50);
    await runJobs(services);
    expect(await rowsOf('products')).toHaveLength(50);
    const again = await ask('POST', `/imports/${id}/apply`);
    expect(again.status).toBe(409);
    const rest = await bring(bands(120));
    expect(rest.counts).toMatchObject({ created: 70, unchanged: 50 });
    const audited = await select<{ after_json: string }>(
      on,
      "SELECT after_json FROM audit_entries WHERE action = 'import.cancel'",
    );
    expect(audited.map(({ after_json }) => JSON.parse(after_json))).toEqual([{ done: 50 }]);
  });

  it('while a batch is written, has nothing of that batch', async () => {
    const id = await upload(csvText([plainRow({ 'Image Src': 'https://cdn.shopify.com/ring.jpg' })]));
    await step(id, 'check');
    await send('POST', `/imports/${id}/apply`);
    const fetch = async (): Promise<never> => {
      await send('POST', `/imports/${id}/cancel`);
      return await noNetwork();
    };
    expect(await runImports(services, { fetch })).toBe(true);
    expect(await rowsOf('products')).toEqual([]);
    expect(await send<ImportJob>('GET', `/imports/${id}`)).toMatchObject({
      state: 'cancelled',
      done: 0,
      counts: null,
    });
  });
});
