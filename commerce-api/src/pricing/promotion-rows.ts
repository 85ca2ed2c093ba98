import type { Promotion, PromotionInput } from '@lapidary/shared/pricing/promotion';
import { type Bind, type Executor, execute, select, selectOne } from '../platform/sql.ts';

export interface PromotionRow {
  id: string;
  /** Upper case. */
  code: string;
  kind: Promotion['kind'];
  value: number;
  active: number;
  minimumSubtotal: number;
  /** Milliseconds since 1970. */
  startsAt: number | null;
  endsAt: number | null;
  usageLimit: number | null;
  used: number;
  version: number;
}

/** All columns of `promotions`, under the names of the row with the alias and `_` before them. */
export const promotionColumns = (alias: string): string =>
  `${alias}.id AS ${alias}_id, ${alias}.code AS ${alias}_code, ${alias}.kind AS ${alias}_kind,
   ${alias}.value AS ${alias}_value, ${alias}.active AS ${alias}_active,
   ${alias}.minimum_subtotal AS ${alias}_minimumSubtotal, ${alias}.starts_at AS ${alias}_startsAt,
   ${alias}.ends_at AS ${alias}_endsAt, ${alias}.usage_limit AS ${alias}_usageLimit, ${alias}.used AS ${alias}_used,
   ${alias}.version AS ${alias}_version`;

const COLUMNS = `id, code, kind, value, active, minimum_subtotal AS minimumSubtotal, starts_at AS startsAt,
  ends_at AS endsAt, usage_limit AS usageLimit, used, version`;

const isoTime = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const toPromotion = ({ active, startsAt, endsAt, ...row }: PromotionRow): Promotion => ({
  ...row,
  active: active === 1,
  startsAt: isoTime(startsAt),
  endsAt: isoTime(endsAt),
});

/** All of them, newest first. */
export const selectPromotions = async (on: Executor): Promise<Promotion[]> =>
  (await select<PromotionRow>(on, `SELECT ${COLUMNS} FROM promotions ORDER BY id DESC`)).map(toPromotion);

export async function selectPromotion(on: Executor, id: string): Promise<Promotion | undefined> {
  const row = await selectOne<PromotionRow>(on, `SELECT ${COLUMNS} FROM promotions WHERE id = $id`, { id });
  return row && toPromotion(row);
}

const bindOf = (input: PromotionInput): Bind => ({
  code: input.code,
  kind: input.kind,
  value: input.kind === 'free_shipping' ? 0 : input.value,
  active: input.active ? 1 : 0,
  minimumSubtotal: input.minimumSubtotal,
  startsAt: input.startsAt && Date.parse(input.startsAt),
  endsAt: input.endsAt && Date.parse(input.endsAt),
  usageLimit: input.usageLimit,
});

export async function insertPromotion(on: Executor, id: string, input: PromotionInput): Promise<void> {
  await execute(
    on,
    `INSERT INTO promotions
       (id, code, kind, value, active, minimum_subtotal, starts_at, ends_at, usage_limit, used, version)
     VALUES ($id, $code, $kind, $value, $active, $minimumSubtotal, $startsAt, $endsAt, $usageLimit, 0, 1)`,
    { id, ...bindOf(input) },
  );
}

/** Uses stay counted. @returns false when the promotion has another version by now. */
export const updatePromotion = async (
  on: Executor,
  { id, version }: { id: string; version: number },
  input: PromotionInput,
): Promise<boolean> =>
  (await execute(
    on,
    `UPDATE promotions SET code = $code, kind = $kind, value = $value, active = $active,
       minimum_subtotal = $minimumSubtotal, starts_at = $startsAt, ends_at = $endsAt, usage_limit = $usageLimit,
       version = version + 1
     WHERE id = $id AND version = $version`,
    { id, version, ...bindOf(input) },
  )) === 1;

export async function deletePromotionRow(on: Executor, id: string): Promise<void> {
  await execute(on, 'DELETE FROM promotions WHERE id = $id', { id });
}
