import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { importCatalog } from '@lapidary/commerce-api/catalog';
import { type Database, dialectOf, openDatabase } from '@lapidary/commerce-api/platform/database';
import { execute, select, selectOne } from '@lapidary/commerce-api/platform/sql';
import { openTestDatabase } from '@lapidary/commerce-api/platform/testing/test-database';
import { inTransaction } from '@lapidary/commerce-api/platform/transaction';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { testCatalog } from '../publish/testing/test-catalog.ts';
import { newestAt } from './backup-keys.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { BackupStore } from './backup-store.ts';
import { createBackup } from './create-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { sqliteFile } from './sqlite-copy.ts';

const { database, url } = await openTestDatabase();
const bucket = `backups-${randomBytes(6).toString('hex')}`;
const s3 = new S3Client({
  endpoint: inject('awsEndpoints').s3,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const store = new BackupStore(s3, bucket);

/** What dumps get wrong first: quotes, backslashes, new lines, NUL, four-byte letters, nothing at all, the year 9999. */
const awkward = [
  `it's "quoted" \\ and\nbroken\r\n\tup`,
  'Ring 💍 für Zoë',
  '\0',
  '',
  null,
  "'); DROP TABLE bags; --",
];

beforeAll(async () => {
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await importCatalog({ database }, testCatalog());
  for (const [index, text] of awkward.entries()) {
    await execute(
      { database },
      `INSERT INTO audit_entries (id, actor, action, subject, before_json, after_json, created_at)
       VALUES ($id, 'drill', 'awkward', 'drill', $text, $text, $at)`,
      { id: `01DRILL${String(index).padStart(19, '0')}`, text, at: Number.MAX_SAFE_INTEGER },
    );
  }
});

afterAll(() => s3.destroy());

/** A place for one restore, away when the test is over. */
function newTarget(): string {
  const suffix = `_${randomBytes(4).toString('hex')}`;
  if (url.startsWith('sqlite:')) {
    onTestFinished(() => rm(sqliteFile(url + suffix), { force: true }));
    return url + suffix;
  }
  const target = new URL(url);
  target.pathname += suffix;
  onTestFinished(async () => {
    await database.query(`DROP DATABASE IF EXISTS ${target.pathname.slice(1)}`);
  });
  return target.href;
}

/** Every row of every table, in the words of the database itself. */
async function allRows(of: Database): Promise<Map<string, string[]>> {
  const names =
    dialectOf(of) === 'mysql'
      ? 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()'
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
  const tables = await select<{ name: string }>({ database: of }, names);
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const found = await select({ database: of }, `SELECT * FROM ${name}`);
      return [name, found.map((row) => JSON.stringify(row)).sort()] as const;
    }),
  );
  return new Map(rows);
}

async function rowsAt(target: string): Promise<Map<string, string[]>> {
  const restored = await openDatabase(target);
  try {
    return await allRows(restored);
  } finally {
    await restored.close();
  }
}

test('a restored backup has every row of then, and none that came later', async () => {
  const before = await allRows(database);
  const manifest = await createBackup(store, url);
  await execute({ database }, 'UPDATE products SET title = $title', { title: 'changed since' });

  const target = newTarget();
  const { rows, tables, seconds } = await restoreBackup(store, manifest, target);

  const restored = await rowsAt(target);
  const differing = [...before].filter(([name, wanted]) => {
    const found = restored.get(name) ?? [];
    return wanted.length !== found.length || wanted.some((row, index) => row !== found[index]);
  });
  expect(differing).toEqual([]);
  expect([...restored.keys()].sort()).toEqual([...before.keys()].sort());
  const total = [...before.values()].reduce((sum, list) => sum + list.length, 0);
  expect(rows).toBe(total);
  console.log(
    `drill on ${dialectOf(database)}: ${total} rows in ${tables} tables, 0 differ; ` +
      `backed up in ${manifest.seconds} s, restored and checked in ${seconds} s`,
  );
});

test('a backup made while the shop sells is one moment, not several', async () => {
  const ids = (
    await select<{ id: string }>(
      { database },
      'SELECT variant_id AS id FROM stock_levels ORDER BY variant_id LIMIT 2',
    )
  ).map(({ id }) => id);
  const sumOf = async (of: Database) =>
    Number(
      (await selectOne<{ sum: number }>({ database: of }, 'SELECT SUM(stock) AS sum FROM stock_levels'))?.sum,
    );
  const sum = await sumOf(database);

  let selling = true;
  let moves = 0;
  const seller = (async () => {
    while (selling) {
      await inTransaction(database, async (on) => {
        const up = moves % 2 === 0 ? 1 : -1;
        await execute(on, 'UPDATE stock_levels SET stock = stock + $by WHERE variant_id = $id', {
          by: up,
          id: ids[0]!,
        });
        await execute(on, 'UPDATE stock_levels SET stock = stock - $by WHERE variant_id = $id', {
          by: up,
          id: ids[1]!,
        });
      });
      moves += 1;
      // SQLite answers at once: without a pause nothing else would get its turn.
      await nextTurn();
    }
  })();
  const manifest = await createBackup(store, url).finally(() => {
    selling = false;
  });
  await seller;
  expect(moves).toBeGreaterThan(0);

  const target = newTarget();
  await restoreBackup(store, manifest, target);
  const restored = await openDatabase(target);
  try {
    expect(await sumOf(restored)).toBe(sum);
  } finally {
    await restored.close();
  }
});

test('the newest backup of a time is found, and the first of a day is the one kept long', async () => {
  const names = await store.list();
  expect(names.map(({ manifestKey }) => manifestKey.split('/')[0]).sort()).toEqual(['daily', 'hourly']);
  const sorted = names.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  expect(newestAt(names, new Date())).toEqual(sorted[1]);
  expect(newestAt(names, new Date(sorted[1]!.at.getTime() - 1))).toEqual(sorted[0]);
});

test('nothing is written over', async () => {
  const manifest = await store.readManifest((await store.list())[0]!);
  await expect(restoreBackup(store, manifest, url)).rejects.toThrow(/is not empty|is there already/);
  expect((await allRows(database)).get('products')).toHaveLength(60);
});

test('a damaged backup is refused before anything is made of it', async () => {
  const manifest = await store.readManifest((await store.list())[0]!);
  const damaged: BackupManifest = { ...manifest, key: 'hourly/damaged' };
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: damaged.key, Body: 'no backup' }));
  const target = newTarget();
  await expect(restoreBackup(store, damaged, target)).rejects.toThrow(/is damaged/);
  if (target.startsWith('sqlite:')) expect(existsSync(sqliteFile(target))).toBe(false);
  else await expect(rowsAt(target)).rejects.toThrow(/Unknown database/);
});

test('rows that are not those of the manifest are found', async () => {
  const manifest = await store.readManifest((await store.list())[0]!);
  const products = { ...manifest.tables.products!, rows: 61 };
  const other: BackupManifest = { ...manifest, tables: { ...manifest.tables, products } };
  await expect(restoreBackup(store, other, newTarget())).rejects.toThrow(
    /rows differ from the backup in products/,
  );
});

test('a backup that breaks off leaves nothing that counts', async () => {
  const listed = async () =>
    (await s3.send(new ListObjectsV2Command({ Bucket: bucket }))).Contents?.map(({ Key }) => Key);
  const before = await listed();
  const missing = url.startsWith('sqlite:') ? `${url}.missing` : `${url}_missing`;
  await expect(createBackup(store, missing)).rejects.toThrow();
  expect(await listed()).toEqual(before);
});
