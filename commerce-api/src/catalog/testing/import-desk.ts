import type { ColumnMapping, ImportJob, RequestedImport } from '@lapidary/shared/catalog/import';
import { beforeEach, expect } from 'vitest';
import { FetchError, type PictureSource } from '../../media/index.ts';
import type { Database } from '../../platform/database.ts';
import { execute, select } from '../../platform/sql.ts';
import { createTestApp } from '../../platform/testing/test-app.ts';
import { runImports } from '../imports/run-imports.ts';
import { csvText, plainRow } from './csv-fixture.ts';

const TABLES = [
  'products',
  'product_revisions',
  'variants',
  'stock_levels',
  'categories',
  'publish_requests',
];

/** A network that nobody answers in. */
export const noNetwork = async (): Promise<never> => {
  throw new FetchError('cdn.shopify.com cannot be reached', { hostDown: true, code: 'ENOTFOUND' });
};

/** Products in one row each, under handles of their own. */
export const bands = (count: number, more: (index: number) => Record<string, string> = () => ({})) =>
  Array.from({ length: count }, (_, index) => plainRow({ Handle: `band-${index}`, ...more(index) }));

/** A merchant who imports files into a shop that is empty before each test. */
export function importDesk(database: Database) {
  const on = { database };
  const { services, tokens, visitor } = createTestApp(database);
  const token = tokens.merchant('importer');

  beforeEach(async () => {
    for (const table of [...TABLES, 'audit_entries', 'import_jobs'])
      await execute(on, `DELETE FROM ${table}`);
  });

  const rowsOf = async <Row extends object>(table: string): Promise<Row[]> =>
    await select<Row>(on, `SELECT * FROM ${table}`);
  const everything = async (): Promise<object[][]> => await Promise.all(TABLES.map((table) => rowsOf(table)));

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

  /** The answer itself, whatever it is. */
  const ask = (method: string, path: string): Promise<Response> =>
    visitor().send(method, `/api/admin${path}`, { token });
  return { services, on, rowsOf, everything, send, ask, upload, step, bring };
}
