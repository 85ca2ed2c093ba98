import { randomBytes } from 'node:crypto';
import { type BagLineRow, type BagRows, toBag } from '@lapidary/commerce-api/bag';
import type { AddBagLine, Bag } from '@lapidary/shared/bag/bag';
import type { Pool, PoolConnection } from 'mysql2/promise';
import { ulid } from 'ulid';
import { inTransaction, read, write } from './raw-database.ts';
import { BAG, BAG_AND_VARIANT, INSERT_BAG, INSERT_LINE, LOCK_BAG, UPDATE_LINE } from './raw-statements.ts';

type Row = BagLineRow & { giftNote: string; currency: string };

const toRows = (rows: Row[]): BagRows => ({
  giftNote: rows[0]?.giftNote ?? '',
  currency: rows[0]!.currency,
  lines: rows
    .filter(({ id }) => (id as string | null) !== null)
    .map(({ giftNote: _, currency: __, ...line }) => line)
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
});

export const readRows = async (on: Pool | PoolConnection, bagId: string): Promise<BagRows> =>
  toRows(await read<Row>(on, BAG, [bagId]));

export const readBag = async (pool: Pool, bagId: string | undefined): Promise<Bag> =>
  toBag(await readRows(pool, bagId ?? ''));

/** Undefined when the variant cannot be had. */
export const addLine = async (
  pool: Pool,
  { bagId, variantId, quantity }: AddBagLine & { bagId: string | undefined },
): Promise<{ bagId: string; bag: Bag } | undefined> =>
  await inTransaction(pool, async (on) => {
    let id = bagId;
    if (id === undefined || (await write(on, LOCK_BAG, [Date.now(), id])) === 0) {
      id = randomBytes(24).toString('base64url');
      await write(on, INSERT_BAG, [id, Date.now(), Date.now()]);
    }
    const { lines, ...rest } = toRows(
      await read<Row>(on, BAG_AND_VARIANT, [id, ulid(), id, variantId, id, variantId]),
    );
    const line = lines.find((one) => one.variantId === variantId);
    if (line?.forSale !== 1 || line.quantity + quantity > line.stock) return undefined;
    const sum = line.quantity + quantity;
    if (line.quantity > 0) await write(on, UPDATE_LINE, [sum, line.id, id]);
    else await write(on, INSERT_LINE, [line.id, id, variantId, sum]);
    line.quantity = sum;
    return { bagId: id, bag: toBag({ ...rest, lines }) };
  });
