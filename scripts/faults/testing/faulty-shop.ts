import { randomBytes, randomUUID } from 'node:crypto';
import { migrate } from '@lapidary/commerce-api/migrations';
import {
  API_LIMITS,
  type Database,
  type DatabaseOptions,
  openDatabase,
} from '@lapidary/commerce-api/platform/database';
import { checkoutBody } from '@lapidary/commerce-api/platform/testing/checkout-body';
import { insertLiveProduct } from '@lapidary/commerce-api/platform/testing/insert-live-product';
import { createTestApp, type TestApp } from '@lapidary/commerce-api/platform/testing/test-app';
import type { TestBrowser } from '@lapidary/commerce-api/platform/testing/test-browser';
import mysql from 'mysql2/promise';

/** Runs statements on a server, without a database. */
export async function onServer(server: string, ...statements: string[]): Promise<void> {
  const connection = await mysql.createConnection(server);
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}

export interface NewDatabase {
  url: string;
  drop: () => Promise<void>;
}

/** A migrated database with a product that never sells out. */
export async function createShopDatabase(
  server: string,
): Promise<NewDatabase & { variantId: string; slug: string }> {
  const name = `faults_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const url = new URL(name, server).href;
  const database = await openDatabase(url);
  await migrate(database);
  const variants = [{ price: 100_00, stock: 1_000_000 }];
  const { variantIds, slug } = await insertLiveProduct({ database }, { variants });
  await database.close();
  return { url, variantId: variantIds[0]!, slug, drop: () => onServer(server, `DROP DATABASE ${name}`) };
}

/** The API on a database as it runs in production, with its limits and its circuit. */
export async function openApi(
  url: string,
  options: DatabaseOptions = {},
): Promise<TestApp & { database: Database }> {
  const database = await openDatabase(url, { limits: API_LIMITS, ...options });
  return { ...createTestApp(database), database };
}

/** A shopper with something in the bag, about to send this order. */
export interface Shopper {
  browser: TestBrowser;
  key: string;
}

/** @throws when the bag could not be filled */
export async function fillBag(api: TestApp, variantId: string): Promise<Shopper> {
  const browser = api.visitor();
  const answer = await browser.send('POST', '/api/bag/lines', { body: { variantId, quantity: 1 } });
  if (answer.status !== 201) throw new Error(`the bag answered ${answer.status}`);
  return { browser, key: randomUUID() };
}

export interface CheckoutAnswer {
  status: number;
  retryAfter: string | null;
  /** Of the order. */
  number: string | undefined;
  /** An earlier request with the key had placed it. */
  replayed: boolean;
}

export async function checkOut({ browser, key }: Shopper): Promise<CheckoutAnswer> {
  const response = await browser.send('POST', '/api/checkout', {
    body: checkoutBody(),
    headers: { 'idempotency-key': key },
  });
  const { number } = (await response.json()) as { number?: string };
  const { status, headers } = response;
  const replayed = headers.get('idempotent-replayed') === 'true';
  return { status, retryAfter: headers.get('retry-after'), number, replayed };
}
