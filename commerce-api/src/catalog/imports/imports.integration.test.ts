import type { ColumnMapping, ImportJob, ImportList, RequestedImport } from '@lapidary/shared/catalog/import';
import { ProductDocument } from '@lapidary/shared/catalog/product';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { FetchError, type PictureSource, storeImage } from '../../media/index.ts';
import { newId } from '../../platform/ids.ts';
import { execute, select, selectOne } from '../../platform/sql.ts';
import { createTestApp } from '../../platform/testing/test-app.ts';
import { openTestDatabase } from '../../platform/testing/test-database.ts';
import { runJobs } from '../run-jobs.ts';
import { csvText, plainRow } from '../testing/csv-fixture.ts';
import { runImports } from './run-imports.ts';

const { database } = await openTestDatabase();
const on = { database };
const { services, tokens, visitor } = createTestApp(database);
const token = tokens.merchant('importer');

const TABLES = [
  'products',
  'product_revisions',
  'variants',
  'stock_levels',
  'categories',
  'publish_requests',
];
const rowsOf = async <Row extends object>(table: string): Promise<Row[]> =>
  await select<Row>(on, `SELECT * FROM ${table}`);
const everything = async (): Promise<object[][]> => await Promise.all(TABLES.map((table) => rowsOf(table)));

beforeEach(async () => {
  for (const table of [...TABLES, 'audit_entries', 'import_jobs']) await execute(on, `DELETE FROM ${table}`);
});

async function send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await visitor().send(method, `/api/admin${path}`, { token, body });
  const text = await response.text();
  expect(response.ok, `${method} ${path}: ${text}`).toBe(true);
  return JSON.parse(text) as Answer;
}

/** Sends a file as the desk does. @returns the id of the import. */
async function upload(text: string, overwriteStock = false): Promise<string> {
  const bytes = Buffer.from(text);
  const wanted = { fileName: 'catalog.csv', bytes: bytes.byteLength, overwriteStock };
  const { import: job, upload: form } = await send<RequestedImport>('POST', '/imports', wanted);
  const data = new FormData();
  for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
  data.append('file', new Blob([bytes], { type: 'text/csv' }), 'catalog.csv');
  expect((await fetch(form.url, { method: 'POST', body: data })).ok).toBe(true);
  return job.id;
}

/** A network that nobody answers in. */
const noNetwork = async (): Promise<never> => {
  throw new FetchError('cdn.shopify.com cannot be reached', { hostDown: true, code: 'ENOTFOUND' });
};

async function step(
  id: string,
  path: 'check' | 'apply',
  fetch: PictureSource['fetch'] = noNetwork,
  mapping?: ColumnMapping,
) {
  await send(
    'POST',
    `/imports/${id}/${path}`,
    path === 'check' ? { ...(mapping && { mapping }) } : undefined,
  );
  expect(await runImports(services, { fetch })).toBe(true);
  return await send<ImportJob>('GET', `/imports/${id}`);
}

async function bring(rows: Parameters<typeof csvText>[0], overwriteStock = false): Promise<ImportJob> {
  const id = await upload(csvText(rows), overwriteStock);
  await step(id, 'check');
  return await step(id, 'apply');
}

const ring = (price: string, more: Record<string, string> = {}): Record<string, string>[] => [
  {
    Handle: 'ring',
    Title: 'Ring',
    Type: 'Rings',
    'Option1 Name': 'Metal',
    'Option1 Value': 'Gold',
    'Variant Price': price,
    'Variant Inventory Qty': '5',
    ...more,
  },
  { Handle: 'ring', 'Option1 Value': 'Silver', 'Variant Price': '80', 'Variant Inventory Qty': '7' },
];
const bands = (count: number, more: (index: number) => Record<string, string> = () => ({})) =>
  Array.from({ length: count }, (_, index) => plainRow({ Handle: `band-${index}`, ...more(index) }));

const draftOf = async (slug: string): Promise<ProductDocument> => {
  const row = await selectOne<{ draft_json: string }>(
    on,
    'SELECT draft_json FROM products WHERE slug = $slug',
    {
      slug,
    },
  );
  return ProductDocument.parse(JSON.parse(row!.draft_json));
};

describe('an import', () => {
  it('tells what it would do and what is wrong, row by row, and writes nothing before it is confirmed', async () => {
    await bring([...ring('900'), plainRow()]);
    const before = await everything();
    const broken = (index: number) => (index % 9 === 4 ? { 'Variant Price': 'free' } : {});
    const id = await upload(csvText([...ring('950'), plainRow(), ...bands(30, broken)]));
    const job = await step(id, 'check');
    expect(job).toMatchObject({ state: 'ready', total: 32, faultCount: 3 });
    expect(job.counts).toMatchObject({ created: 27, changed: 1, unchanged: 1, failed: 3 });
    expect(job.faults.map(({ row, column, value }) => [row, column, value])).toEqual(
      [4, 13, 22].map((index) => [index + 5, 'Variant Price', 'free']),
    );
    expect(job.faults[0]).toMatchObject({
      reason: 'is not an amount such as 42.99',
      fix: expect.any(String),
    });
    expect(await everything()).toEqual(before);

    const done = await step(id, 'apply');
    expect(done).toMatchObject({ state: 'done', done: 32, total: 32 });
    expect(done.counts).toMatchObject({ created: 27, changed: 1, unchanged: 1, failed: 3 });
    expect(await rowsOf('products')).toHaveLength(29);

    const response = await visitor().send('GET', `/api/admin/imports/${id}/errors.csv`, { token });
    const [header, ...lines] = parse(await response.text()) as string[][];
    expect(header).toEqual(['Row', 'Column', 'Value', 'Problem', 'What to do']);
    expect(lines.map(([row, , value]) => [row, value])).toEqual([
      ['9', 'free'],
      ['18', 'free'],
      ['27', 'free'],
    ]);
    const { imports } = await send<ImportList>('GET', '/imports');
    expect(imports.map((one) => one.id)[0]).toBe(id);
    const deeds = await select<{ actor: string; action: string }>(
      on,
      'SELECT actor, action FROM audit_entries WHERE subject = $id ORDER BY id',
      { id },
    );
    expect(deeds).toEqual(
      ['import.create', 'import.check', 'import.apply'].map((action) => ({ actor: 'importer', action })),
    );
  });

  it('changes nothing the second time', async () => {
    await bring([...ring('900'), ...bands(3)]);
    const before = await everything();
    const again = await bring([...ring('900'), ...bands(3)]);
    expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 4 });
    expect(again.publishRequestId).toBeNull();
    expect(await everything()).toEqual(before);
  });

  it('leaves alone what its file has no column for, and stock unless it is asked to write it', async () => {
    await bring(ring('900', { 'Body (HTML)': '<p>Gold</p>', Tags: 'a, b', 'Variant SKU': 'R-1' }));
    await execute(on, 'UPDATE stock_levels SET stock = stock - 2');
    const done = await bring(ring('950'));
    expect(done.counts).toMatchObject({ changed: 1 });
    const draft = await draftOf('ring');
    expect(draft).toMatchObject({ description: '<p>Gold</p>', tags: ['a', 'b'] });
    expect(draft.variants[0]).toMatchObject({ sku: 'R-1', price: 95_000 });
    const stock = async () =>
      (await rowsOf<{ stock: number }>('stock_levels')).map((level) => level.stock).sort((a, b) => a - b);
    expect(await stock()).toEqual([3, 5]);
    expect((await bring(ring('950'), true)).counts).toMatchObject({ changed: 1 });
    expect(await stock()).toEqual([5, 7]);
  });

  it('is refused as a whole when the file is none, or has no product that is right', async () => {
    for (const [text, why] of [
      ['PK\u0003\u0004', /spreadsheet/],
      ['Handle,Price\na,1\n', /lacks the columns Title, Variant Price/],
    ] as const) {
      expect(await step(await upload(text), 'check')).toMatchObject({
        state: 'refused',
        error: expect.stringMatching(why),
      });
    }
    const id = await upload(csvText([plainRow({ 'Variant Price': 'x' })]));
    expect(await step(id, 'check')).toMatchObject({ state: 'refused', faultCount: 1 });
    const answer = await visitor().send('POST', `/api/admin/imports/${id}/apply`, { token });
    expect(answer.status).toBe(409);
    expect(await rowsOf('products')).toEqual([]);
  });

  it('takes columns of other names for what they are said to be', async () => {
    const id = await upload('Handle|Name|Price|Colour\nring|Ring|900|Red\n');
    const refused = await step(id, 'check');
    expect(refused).toMatchObject({ state: 'refused', header: ['Handle', 'Name', 'Price', 'Colour'] });
    const mapping = { Name: 'Title', Price: 'Variant Price', Colour: '' } as const;
    expect(await step(id, 'check', noNetwork, mapping)).toMatchObject({
      state: 'ready',
      mapping,
      counts: { created: 1 },
    });
    await step(id, 'apply');
    expect(await draftOf('ring')).toMatchObject({ title: 'Ring', variants: [{ price: 90_000 }] });
  });

  it('names the live product that holds an address', async () => {
    await bring([plainRow({ Title: 'Old band' })]);
    await execute(on, "UPDATE products SET slug = 'renamed'");
    const job = await step(await upload(csvText([...ring('9'), plainRow()])), 'check');
    expect(job.counts).toMatchObject({ created: 1, failed: 1 });
    expect(job.faults).toMatchObject([
      { row: 4, column: 'Handle', reason: 'is the address of "Old band", which is live' },
    ]);
  });

  it('imports what was checked, and nothing else', async () => {
    const id = await upload(csvText(bands(2)));
    await step(id, 'check');
    await execute(on, "UPDATE import_jobs SET sha256 = 'another'");
    expect(await step(id, 'apply')).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/another one/),
    });
    expect(await rowsOf('products')).toEqual([]);
  });
});

describe('pictures of an import', () => {
  it('come from allowed hosts, uploaded files and the shop itself; what is missing is told', async () => {
    const photo = (background: string) =>
      sharp({ create: { width: 8, height: 10, channels: 3, background } })
        .png()
        .toBuffer();
    const uploaded = await storeImage(services, await photo('#010'), '');
    await execute(
      on,
      `INSERT INTO uploads (id, object_key, file_name, content_type, bytes, state, image_json, actor, created_at)
       VALUES ($id, 'k', 'front.png', 'image/png', 9, 'accepted', $image, 'm', 1)`,
      { id: newId(), image: JSON.stringify(uploaded) },
    );
    const asked: string[] = [];
    const network = async (url: string): Promise<Uint8Array> => {
      asked.push(url);
      if (url.endsWith('gone.png')) throw new FetchError('the server answered 404 Not Found');
      return await photo('#001');
    };
    const picture = (url: string, n: number, more = {}) => ({
      Handle: 'plain-band',
      'Image Src': url,
      'Image Position': `${n}`,
      ...more,
    });
    const cdn = 'https://cdn.shopify.com';
    const text = csvText([
      plainRow({ ...picture('front.png', 1), 'Image Alt Text': 'Front' }),
      picture(`${cdn}/side.png`, 2),
      picture(`${cdn}/gone.png`, 3),
      picture('https://elsewhere.example/x.png', 4),
      picture('back.png', 5),
    ]);
    const id = await upload(text);
    const checked = await step(id, 'check', network);
    expect(checked.counts!.pictures).toEqual({ stored: 1, toFetch: 2, missing: 2 });
    expect(asked).toEqual([]);
    const done = await step(id, 'apply', network);
    expect(asked.toSorted()).toEqual([`${cdn}/gone.png`, `${cdn}/side.png`]);
    expect(done.counts!.pictures).toEqual({ stored: 2, toFetch: 0, missing: 3 });
    expect(done.notes).toEqual([
      expect.stringMatching(/row 4: no picture \S+gone.png: the server answered 404/),
      expect.stringMatching(/row 5: no picture .*not fetched from elsewhere.example/),
      expect.stringMatching(/row 6: no picture back.png: no uploaded picture has this file name/),
    ]);
    const { images } = await draftOf('plain-band');
    expect(images.map(({ key, alt }) => [key === uploaded.key, alt])).toEqual([
      [true, 'Front'],
      [false, 'Plain Band'],
    ]);

    // A picture from before there was a list of them takes none away.
    const legacy = picture(`${services.settings.publicUrl}/media/legacy-320.webp`, 3);
    const kept = await upload(csvText([plainRow({ ...picture('front.png', 1) }), legacy]));
    await step(kept, 'check', network);
    await step(kept, 'apply', network);
    expect((await draftOf('plain-band')).images).toEqual(images);

    asked.length = 0;
    const own = `${services.settings.publicUrl}/${images[1]!.key}-8.webp`;
    const rows = [plainRow({ ...picture(own, 1) }), picture(`${cdn}/side.png`, 2)];
    const again = await upload(csvText(rows));
    expect((await step(again, 'check', network)).counts!.pictures).toMatchObject({ stored: 2, toFetch: 0 });
    expect(asked).toEqual([]);
  });
});

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
    const again = await visitor().send('POST', `/api/admin/imports/${id}/apply`, { token });
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
    const id = await upload(csvText(ring('900', { 'Image Src': 'https://cdn.shopify.com/ring.jpg' })));
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
