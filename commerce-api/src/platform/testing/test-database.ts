import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { afterAll } from 'vitest';
import { migrate } from '../../migrations/index.ts';
import { type Database, type DatabaseOptions, openDatabase } from '../database.ts';
import { databaseAdminUrl } from './test-settings.ts';

interface Place {
  url: string;
  drop(): Promise<void>;
}

async function createMysqlDatabase(server: string): Promise<Place> {
  const name = `commerce_test_${randomBytes(6).toString('hex')}`;
  const onServer = async (statement: string): Promise<void> => {
    const connection = await mysql.createConnection(server);
    try {
      await connection.query(statement);
    } finally {
      await connection.end();
    }
  };
  await onServer(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return { url: new URL(name, server).href, drop: () => onServer(`DROP DATABASE ${name}`) };
}

async function createSqliteDatabase(parent: string): Promise<Place> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'commerce-'));
  return {
    url: `sqlite:${join(folder, 'shop.db')}`,
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * A fresh, migrated database for one test file, dropped after its last test. Call it at the top level of the file.
 * The same file runs on SQLite and on MySQL or MariaDB, by the admin URL that the run provides: `sqlite:/folder`, or
 * `mysql://user@host:port/`.
 */
export async function openTestDatabase(
  options: DatabaseOptions = {},
): Promise<{ database: Database; url: string }> {
  const admin = databaseAdminUrl();
  const place = admin.startsWith('sqlite:')
    ? await createSqliteDatabase(admin.slice('sqlite:'.length))
    : await createMysqlDatabase(admin);
  const database = await openDatabase(place.url, options);
  afterAll(async () => {
    await database.close();
    await place.drop();
  });
  await migrate(database);
  return { database, url: place.url };
}
