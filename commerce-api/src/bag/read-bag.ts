import type { Bag } from '@lapidary/shared/bag/bag';
import type { Services } from '../platform/services.ts';
import type { Executor } from '../platform/sql.ts';
import { selectBag } from './bag-rows.ts';
import { toBag } from './to-bag.ts';

/** The bag of an id, with live prices and stock, in one statement; empty without an id, or for an unknown one. */
export async function readBag(
  { settings }: Pick<Services, 'settings'>,
  on: Executor,
  bagId: string | undefined,
): Promise<Bag> {
  const rows = bagId === undefined ? { giftNote: '', lines: [] } : await selectBag(on, bagId);
  return toBag(rows, settings.store.currency);
}
