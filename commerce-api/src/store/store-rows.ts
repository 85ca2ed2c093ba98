import type { StoreSettings } from '@lapidary/shared/catalog/store';
import { type Executor, execute, selectOne } from '../platform/sql.ts';
import { forUpdate } from '../platform/transaction.ts';

/** What merchants have set of the shop as a whole, with its version; inside a transaction the row is locked if asked. */
export async function selectStore(
  on: Executor,
  { lock = false } = {},
): Promise<{ settings: StoreSettings; version: number }> {
  const row = await selectOne<{ valueJson: string; version: number }>(
    on,
    `SELECT value_json AS valueJson, version FROM store${lock ? forUpdate(on.database) : ''}`,
  );
  // The migration's row is never deleted.
  return { settings: JSON.parse(row!.valueJson) as StoreSettings, version: row!.version };
}

/** What merchants have set of the shop as a whole. */
export const readStore = async (on: Executor): Promise<StoreSettings> => (await selectStore(on)).settings;

/** @returns false when the store has another version by now. */
export const updateStore = async (
  on: Executor,
  { settings, version }: { settings: StoreSettings; version: number },
): Promise<boolean> => {
  const endsAt = settings.announcement?.endsAt;
  const changed = await execute(
    on,
    `UPDATE store SET currency = $currency, value_json = $valueJson, announcement_ends_at = $endsAt,
       version = version + 1
     WHERE version = $version`,
    {
      currency: settings.currency,
      valueJson: JSON.stringify(settings),
      endsAt: endsAt ? Date.parse(endsAt) : null,
      version,
    },
  );
  return changed === 1;
};
