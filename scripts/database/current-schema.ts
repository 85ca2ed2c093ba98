import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { migrate } from '@lapidary/commerce-api/migrations';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { describeSchema } from './describe-schema.ts';

export const SCHEMA_PAGE = resolve(import.meta.dirname, '../../docs/schema.md');

/** The page of docs that the migrations make. */
export async function currentSchema(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-schema-'));
  try {
    const file = join(folder, 'schema.sqlite');
    const database = await openDatabase(`sqlite:${file}`);
    await migrate(database);
    await database.close();
    return describeSchema(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
