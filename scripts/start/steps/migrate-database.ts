import { runScript, type ShopContext } from '../shop-context.ts';

/** Brings the database's schema up to date; creates the database at the first start. */
export async function migrateDatabase(context: ShopContext): Promise<void> {
  await runScript(context, 'migrate', ['scripts/start/programs/migrate.ts']);
}
