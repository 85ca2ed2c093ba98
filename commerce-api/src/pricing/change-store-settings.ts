import type { PaymentSettings, TaxSettings } from '@lapidary/shared/pricing/store-settings';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction } from '../platform/transaction.ts';
import { versionStale } from '../platform/version-stale.ts';
import { selectSetting, updateSetting } from './store-setting-rows.ts';

type Change = { actor: string; version: number } & (
  | { name: 'tax'; settings: TaxSettings }
  | { name: 'payment'; settings: PaymentSettings }
);

/**
 * Replaces the tax or the payment settings; audited. Orders placed before keep what they were charged by.
 * @returns the new version.
 * @throws AppError `version_stale`.
 */
export async function changeStoreSettings(
  { database }: Pick<Services, 'database'>,
  { actor, name, version, settings }: Change,
): Promise<number> {
  return await inTransaction(database, async (on) => {
    const before = await selectSetting(on, name);
    if (!(await updateSetting(on, { name, version, settings }))) {
      const actions = ['settings.change'];
      throw await versionStale(on, { subject: name, actions, present: before.version, given: version });
    }
    await recordAudit(on, {
      actor,
      action: 'settings.change',
      subject: name,
      before: before.settings,
      after: settings,
    });
    return version + 1;
  });
}
