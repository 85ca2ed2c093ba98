import { type Executor, execute, selectOne } from '../platform/sql.ts';

/** Settings that a merchant edits, each one document with a version. */
export type SettingName = 'tax' | 'payment';

/** @throws TypeError when the migration's row is missing, which nothing deletes. */
export async function selectSetting<Settings>(
  on: Executor,
  name: SettingName,
): Promise<{ settings: Settings; version: number }> {
  const row = await selectOne<{ valueJson: string; version: number }>(
    on,
    'SELECT value_json AS valueJson, version FROM store_settings WHERE name = $name',
    { name },
  );
  return { settings: JSON.parse(row!.valueJson) as Settings, version: row!.version };
}

/** @returns false when the setting has another version by now. */
export const updateSetting = async (
  on: Executor,
  change: { name: SettingName; version: number; settings: unknown },
): Promise<boolean> =>
  (await execute(
    on,
    `UPDATE store_settings SET value_json = $valueJson, version = version + 1
     WHERE name = $name AND version = $version`,
    { name: change.name, version: change.version, valueJson: JSON.stringify(change.settings) },
  )) === 1;
