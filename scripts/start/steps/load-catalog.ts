import { createHash } from 'node:crypto';
import path from 'node:path';
import { runScript, type ShopContext } from '../shop-context.ts';
import { readShopState, writeShopState } from '../shop-state.ts';

/**
 * Loads a catalog the first time that a database is used. Later it is the merchant's: what they deleted must not
 * come back at the next start.
 */
export async function loadCatalog(context: ShopContext): Promise<void> {
  const { home, catalog, databaseUrl } = context.settings;
  const state = readShopState(home);
  const database = createHash('sha256').update(databaseUrl).digest('hex').slice(0, 16);
  const loaded = state.loaded[database];
  if (loaded !== undefined) {
    context.report(
      loaded === catalog
        ? 'loaded before'
        : `${nameOf(loaded)} loaded before; for another catalog use npm run import or another LAPIDARY_HOME`,
    );
    return;
  }
  context.report(nameOf(catalog));
  if (catalog === 'sample') await runScript(context, 'catalog', ['scripts/catalog/load-sample.ts']);
  else if (catalog !== 'none') await runScript(context, 'catalog', ['scripts/catalog/import.ts', catalog]);
  writeShopState(home, { ...state, loaded: { ...state.loaded, [database]: catalog } });
}

function nameOf(catalog: string): string {
  return catalog === 'none' ? 'no catalog' : path.basename(catalog);
}
