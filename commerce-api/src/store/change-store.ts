import { isDeepStrictEqual } from 'node:util';
import type { StoreSettings } from '@lapidary/shared/catalog/store';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { versionStale } from '../platform/version-stale.ts';
import { requestPublish } from '../publishing/index.ts';
import { currencyRefusal } from './currency-lock.ts';
import { selectStore, updateStore } from './store-rows.ts';

interface StoreChange {
  actor: string;
  /** One line for people: why pages change. */
  summary: string;
  before: StoreSettings;
  version: number;
  settings: StoreSettings;
}

/** Writes the store, the audit entry and the publish request. @returns the id of the request. */
export async function writeStore(on: OpenTransaction, change: StoreChange): Promise<string> {
  const { actor, summary, before, version, settings } = change;
  await updateStore(on, { settings, version });
  await recordAudit(on, { actor, action: 'settings.change', subject: 'store', before, after: settings });
  // No product is named: a run takes in the store whatever it publishes.
  return await requestPublish(on, { cause: { kind: 'publish', actor, summary }, productIds: [] });
}

/**
 * Replaces what is said of the shop as a whole; audited, and published at once.
 * @returns the new version and the id of the publish request, which is null when nothing differed.
 * @throws AppError `version_stale`; `conflict` when the currency has to stay.
 */
export async function changeStore(
  { database }: Pick<Services, 'database'>,
  { actor, version, settings }: { actor: string; version: number; settings: StoreSettings },
): Promise<{ version: number; publishRequestId: string | null }> {
  return await inTransaction(database, async (on) => {
    const before = await selectStore(on, { lock: true });
    if (before.version !== version) {
      const versions = { present: before.version, given: version };
      throw await versionStale(on, { subject: 'store', actions: ['settings.change'], ...versions });
    }
    if (isDeepStrictEqual(before.settings, settings)) return { version, publishRequestId: null };
    const refusal = await currencyRefusal(on, before.settings.currency, settings.currency);
    if (refusal) throw new AppError('conflict', refusal);
    const summary = 'Save what is said of the shop';
    const change = { actor, summary, before: before.settings, version, settings };
    return { version: version + 1, publishRequestId: await writeStore(on, change) };
  });
}
