import {
  BulkChange,
  type BulkEdit,
  type BulkEditState,
  type BulkItem,
  type BulkItemState,
} from '@lapidary/shared/catalog/bulk-edit';
import { AppError } from '../../platform/app-error.ts';
import { type Executor, select, selectOne } from '../../platform/sql.ts';
import { forUpdate } from '../../platform/transaction.ts';
import type { VariantPrice } from './change-price.ts';

/** A row of `bulk_edits`. */
export interface BulkRow {
  id: string;
  state: BulkEditState;
  change_json: string;
  error: string | null;
  publish_request_id: string | null;
  undo_request_id: string | null;
  actor: string;
  created_at: number;
  updated_at: number;
}

/** A product before or after an edit, as much of it as the edit is about. */
export interface ProductState {
  /** What is live; null when nothing is, or when it is not known yet. */
  revisionId: string | null;
  live: boolean;
  /** By variant id. */
  draft: Record<string, VariantPrice>;
  published: Record<string, VariantPrice>;
}

/** A row of `bulk_edit_items`. */
export interface BulkItemRow {
  bulk_edit_id: string;
  product_id: string;
  state: BulkItemState;
  title: string;
  version: number;
  before_json: string;
  after_json: string;
  note: string | null;
}

const COLUMNS =
  'id, state, change_json, error, publish_request_id, undo_request_id, actor, created_at, updated_at';

export const beforeOf = (row: BulkItemRow): ProductState => JSON.parse(row.before_json) as ProductState;
export const afterOf = (row: BulkItemRow): ProductState => JSON.parse(row.after_json) as ProductState;
export const changeOf = (row: BulkRow): BulkChange => BulkChange.parse(JSON.parse(row.change_json));

/** One bulk edit; inside a transaction its row is locked. @throws AppError `not_found`. */
export async function readBulkRow(on: Executor, id: string): Promise<BulkRow> {
  const lock = on.transaction ? forUpdate(on.database) : '';
  const row = await selectOne<BulkRow>(on, `SELECT ${COLUMNS} FROM bulk_edits WHERE id = $id${lock}`, { id });
  if (!row) throw new AppError('not_found', `There is no bulk edit ${id}.`);
  return row;
}

/** The latest bulk edits that have changed something, the newest first. */
export const readBulkRows = async (on: Executor, limit: number): Promise<BulkRow[]> =>
  await select<BulkRow>(
    on,
    `SELECT ${COLUMNS} FROM bulk_edits WHERE state <> 'preview' ORDER BY id DESC LIMIT $limit`,
    { limit },
  );

/** Items in order of product, of one state or of all. */
export async function readItems(
  on: Executor,
  id: string,
  options: { state?: BulkItemState; after?: string | undefined; limit: number },
): Promise<BulkItemRow[]> {
  const { state, after, limit } = options;
  return await select<BulkItemRow>(
    on,
    `SELECT bulk_edit_id, product_id, state, title, version, before_json, after_json, note FROM bulk_edit_items
     WHERE bulk_edit_id = $id ${state ? 'AND state = $state' : ''} ${after ? 'AND product_id > $after' : ''}
     ORDER BY product_id LIMIT $limit`,
    { id, limit, ...(state && { state }), ...(after && { after }) },
  );
}

/** The edit as the desk shows it. */
export async function toBulkEdit(on: Executor, row: BulkRow): Promise<BulkEdit> {
  const rows = await select<{ state: BulkItemState; items: number }>(
    on,
    'SELECT state, COUNT(*) AS items FROM bulk_edit_items WHERE bulk_edit_id = $id GROUP BY state',
    { id: row.id },
  );
  const counts = Object.fromEntries(rows.map(({ state, items }) => [state, Number(items)]));
  return {
    id: row.id,
    state: row.state,
    change: changeOf(row),
    total: rows.reduce((sum, { items }) => sum + Number(items), 0),
    counts,
    error: row.error,
    publishRequestId: row.publish_request_id,
    undoRequestId: row.undo_request_id,
    actor: row.actor,
    createdAt: new Date(Number(row.created_at)).toISOString(),
    updatedAt: new Date(Number(row.updated_at)).toISOString(),
  };
}

/** Prices as shoppers see them, or would see them first. */
function rangeOf({ live, published, draft }: ProductState): { min: number; max: number } {
  const prices = Object.values(live ? published : draft).map(({ price }) => price);
  return { min: Math.min(...prices), max: Math.max(...prices) };
}

export function toBulkItem(row: BulkItemRow): BulkItem {
  const before = beforeOf(row);
  const after = afterOf(row);
  return {
    productId: row.product_id,
    title: row.title,
    state: row.state,
    note: row.note,
    variants: Object.keys(before.draft).length,
    live: { before: before.live, after: after.live },
    price: { before: rangeOf(before), after: rangeOf(after) },
  };
}
