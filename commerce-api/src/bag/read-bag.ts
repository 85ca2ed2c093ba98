import type { Bag } from '@lapidary/shared/bag/bag';
import type { Executor } from '../platform/sql.ts';
import { selectBag } from './bag-rows.ts';
import { toBag } from './to-bag.ts';

/** The bag of an id, with live prices and stock, in one statement; empty without an id, or for an unknown one. */
export const readBag = async (on: Executor, bagId: string | undefined): Promise<Bag> =>
  toBag(await selectBag(on, bagId ?? ''));
