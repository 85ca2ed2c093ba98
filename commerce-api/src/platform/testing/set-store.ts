import type { StoreSettings } from '@lapidary/shared/catalog/store';
import { selectStore, updateStore } from '../../store/store-rows.ts';
import type { Executor } from '../sql.ts';

/** Says something else of a test's shop, as if it had been so from the start: no audit entry, no publish request. */
export async function setStore(on: Executor, change: Partial<StoreSettings>): Promise<void> {
  const { settings, version } = await selectStore(on);
  await updateStore(on, { settings: { ...settings, ...change }, version });
}
