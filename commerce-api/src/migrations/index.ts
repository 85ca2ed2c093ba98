import type { StoreSettings } from '@lapidary/shared/catalog/store';
import { type Database, dialectOf } from '../platform/database.ts';
import { execute, select } from '../platform/sql.ts';
import { readFirstStore } from '../settings.ts';
import { shop } from './0001-shop.ts';
import { publishSteps } from './0002-publish-steps.ts';
import { releaseContents } from './0003-release-contents.ts';
import { previews } from './0004-previews.ts';
import { collections } from './0005-collections.ts';
import { pricing } from './0006-pricing.ts';
import { orderLifecycle } from './0007-order-lifecycle.ts';
import { customers } from './0008-customers.ts';
import { rateLimits } from './0009-rate-limits.ts';
import { rebuildPages } from './0010-rebuild-pages.ts';
import { listingRevisions } from './0012-listing-revisions.ts';
import { variantOrders } from './0017-variant-orders.ts';
import { imports } from './0018-imports.ts';
import { pictureCrops } from './0019-picture-crops.ts';
import { store } from './0021-store.ts';
import { orderLanguage } from './0022-order-language.ts';
import { forecasts } from './0023-forecasts.ts';
import { deliveryDays } from './0024-delivery-days.ts';
import type { ColumnTypes, Migration } from './migration.ts';

export type { Migration };

/** In order; a migration that has been released is never changed, only followed. */
export const migrations: readonly Migration[] = [
  shop,
  publishSteps,
  releaseContents,
  previews,
  collections,
  pricing,
  orderLifecycle,
  customers,
  rateLimits,
  rebuildPages,
  listingRevisions,
  variantOrders,
  imports,
  pictureCrops,
  store,
  orderLanguage,
  forecasts,
  deliveryDays,
];

/** Names of the migrations that a database has had; makes the table that holds them. */
async function appliedMigrations(database: Database): Promise<Set<string>> {
  await database.query(
    'CREATE TABLE IF NOT EXISTS migrations (name VARCHAR(100) NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)',
  );
  const rows = await select<{ name: string }>({ database }, 'SELECT name FROM migrations');
  return new Set(rows.map(({ name }) => name));
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** MySQL reads backslashes in a text. */
export const MYSQL_TYPES: ColumnTypes = {
  text: 'LONGTEXT',
  quoted: (text) => quoted(text.replaceAll('\\', '\\\\')),
};
const SQLITE_TYPES: ColumnTypes = { text: 'TEXT', quoted };

/**
 * Brings the schema up to date and returns the names of the migrations applied now.
 * @param first what a shop is called, and comes in, that has not been named yet.
 */
export async function migrate(
  database: Database,
  first: StoreSettings = readFirstStore({}),
): Promise<string[]> {
  const isMysql = dialectOf(database) === 'mysql';
  const types = isMysql ? MYSQL_TYPES : SQLITE_TYPES;
  const suffix = isMysql ? ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin' : '';
  const applied = await appliedMigrations(database);
  const pending = migrations.filter(({ name }) => !applied.has(name));
  for (const migration of pending) {
    for (const statement of migration.statements(types, first)) {
      await database.query(statement.startsWith('CREATE TABLE') ? statement + suffix : statement);
    }
    await execute({ database }, 'INSERT INTO migrations (name, applied_at) VALUES ($name, $now)', {
      name: migration.name,
      now: Date.now(),
    });
  }
  return pending.map(({ name }) => name);
}
