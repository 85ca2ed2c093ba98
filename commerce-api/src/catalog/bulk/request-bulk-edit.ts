import { type BulkEdit, MAX_BULK_PRODUCTS, type RequestBulkEdit } from '@lapidary/shared/catalog/bulk-edit';
import { ProductDocument } from '@lapidary/shared/catalog/product';
import { AppError } from '../../platform/app-error.ts';
import { recordAudit } from '../../platform/audit.ts';
import { newId } from '../../platform/ids.ts';
import type { Services } from '../../platform/services.ts';
import { type Bind, type Executor, execute, inList, select } from '../../platform/sql.ts';
import { inTransaction, type OpenTransaction } from '../../platform/transaction.ts';
import { readStore } from '../../store/index.ts';
import { giveWay } from '../jobs/give-way.ts';
import { productCondition } from '../product-filter.ts';
import { draftOf, type ProductRow } from '../product-row.ts';
import { readBulkRow, toBulkEdit } from './bulk-rows.ts';
import { planItem } from './plan-item.ts';

const PAGE = 200;

type SelectedRow = Pick<
  ProductRow,
  'id' | 'title' | 'draft_json' | 'version' | 'live_version' | 'live_revision_id'
> & {
  document_json: string | null;
};

function conditionOf(selection: RequestBulkEdit['selection']): { conditions: string[]; bind: Bind } {
  if ('filter' in selection) return productCondition(selection.filter);
  const list = inList('product', [...new Set(selection.productIds)]);
  return { conditions: [`id IN (${list.sql})`], bind: list.bind };
}

async function countSelected(on: Executor, where: string, bind: Bind): Promise<number> {
  const [row] = await select<{ products: number }>(
    on,
    `SELECT COUNT(*) AS products FROM products ${where}`,
    bind,
  );
  return Number(row!.products);
}

async function insertItems(
  on: OpenTransaction,
  id: string,
  rows: readonly SelectedRow[],
  { change }: RequestBulkEdit,
  currency: string,
): Promise<void> {
  for (const row of rows) {
    const published =
      row.document_json === null ? null : ProductDocument.parse(JSON.parse(row.document_json));
    const item = planItem(row, { draft: draftOf(row), published }, change, currency);
    await execute(
      on,
      `INSERT INTO bulk_edit_items (bulk_edit_id, product_id, state, title, version, before_json, after_json, note)
       VALUES ($id, $productId, $state, $title, $version, $before, $after, $note)`,
      {
        id,
        productId: row.id,
        state: item.state,
        title: row.title,
        version: row.version,
        before: JSON.stringify(item.before),
        after: JSON.stringify(item.after),
        note: item.note,
      },
    );
  }
}

/**
 * Works out what a change would do to each of the selected products, and keeps that as a preview. No product is touched.
 * @throws AppError `invalid_request` when the selection has no product or too many.
 */
export async function requestBulkEdit(
  { database }: Pick<Services, 'database'>,
  input: RequestBulkEdit & { actor: string },
): Promise<BulkEdit> {
  const { conditions, bind } = conditionOf(input.selection);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const total = await countSelected({ database }, where, bind);
  if (total === 0) throw new AppError('invalid_request', 'No product is selected.');
  if (total > MAX_BULK_PRODUCTS) {
    const detail = `${total} products are selected; ${MAX_BULK_PRODUCTS} at once are possible. Narrow the selection.`;
    throw new AppError('invalid_request', detail);
  }
  const id = newId();
  const products = `SELECT p.id, p.title, p.draft_json, p.version, p.live_version, p.live_revision_id, r.document_json
    FROM (SELECT id, title, draft_json, version, live_version, live_revision_id FROM products ${where}) p
    LEFT JOIN product_revisions r ON r.id = p.live_revision_id WHERE p.id > $after ORDER BY p.id LIMIT ${PAGE}`;
  return await inTransaction(database, async (on) => {
    await execute(
      on,
      `INSERT INTO bulk_edits (id, state, change_json, actor, lease_until, attempts, created_at, updated_at)
       VALUES ($id, 'preview', $change, $actor, 0, 0, $now, $now)`,
      { id, change: JSON.stringify(input.change), actor: input.actor, now: Date.now() },
    );
    const { currency } = await readStore(on);
    let after = '';
    for (;;) {
      const rows = await select<SelectedRow>(on, products, { ...bind, after });
      await insertItems(on, id, rows, input, currency);
      if (rows.length < PAGE) break;
      after = rows.at(-1)!.id;
      await giveWay();
    }
    await recordAudit(on, {
      actor: input.actor,
      action: 'bulk_edit.preview',
      subject: id,
      after: { change: input.change, products: total },
    });
    return await toBulkEdit(on, await readBulkRow(on, id));
  });
}
