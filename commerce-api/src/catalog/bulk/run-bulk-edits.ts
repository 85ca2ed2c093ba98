import type { BulkChange, BulkItemState } from '@lapidary/shared/catalog/bulk-edit';
import type { ReleaseCause } from '@lapidary/shared/publishing/release';
import { AppError } from '../../platform/app-error.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Services } from '../../platform/services.ts';
import { execute, selectOne } from '../../platform/sql.ts';
import { inTransaction, type OpenTransaction } from '../../platform/transaction.ts';
import { growPublishRequest, letPublish } from '../../publishing/index.ts';
import { type ClaimedJob, claimJob, dropJob, holdJob, JobTaken, MAX_ATTEMPTS } from '../jobs/claim-job.ts';
import { giveWay, Interrupted } from '../jobs/give-way.ts';
import { type ProductRow, readProductRow } from '../product-row.ts';
import {
  afterOf,
  type BulkItemRow,
  type BulkRow,
  beforeOf,
  changeOf,
  readBulkRow,
  readItems,
} from './bulk-rows.ts';
import { editProduct, writeLiveState, writePrices } from './edit-product.ts';

type BulkServices = Pick<Services, 'database' | 'draining'>;

/** Products of one transaction: few enough that shoppers never wait for it. */
const BATCH = 25;
const ERROR_LENGTH = 2000;

/** What became of one item; `live` when its pages have to follow. */
interface Outcome {
  state: BulkItemState;
  note: string | null;
  follows: boolean;
}

const skipped = (note: string): Outcome => ({ state: 'skipped', note, follows: false });
const kept = (note: string): Outcome => ({ state: 'kept', note, follows: false });

async function findRow(on: OpenTransaction, id: string): Promise<ProductRow | null> {
  const exists = await selectOne(on, 'SELECT id FROM products WHERE id = $id', { id });
  return exists ? await readProductRow(on, id) : null;
}

const actionOf = ({ kind }: BulkChange): string => `product.bulk_${kind}`;

/** Makes the change of one product, as it was previewed or not at all. */
async function applyItem(
  on: OpenTransaction,
  edit: BulkRow,
  change: BulkChange,
  item: BulkItemRow,
): Promise<Outcome> {
  const row = await findRow(on, item.product_id);
  if (!row) return skipped('it has been deleted since the preview');
  const before = beforeOf(item);
  const after = afterOf(item);
  if (row.version !== item.version || row.live_revision_id !== before.revisionId) {
    return skipped('somebody has saved or published it since the preview');
  }
  if (row.archived_at !== null) return skipped('it is archived');
  await editProduct(on, { actor: edit.actor, row, change, before, after });
  const { live_revision_id: revisionId } = await readProductRow(on, row.id);
  await execute(
    on,
    'UPDATE bulk_edit_items SET after_json = $after WHERE bulk_edit_id = $edit AND product_id = $product',
    { edit: edit.id, product: row.id, after: JSON.stringify({ ...after, revisionId }) },
  );
  await recordAudit(on, { actor: edit.actor, action: actionOf(change), subject: row.id, before, after });
  return { state: 'done', note: null, follows: revisionId !== before.revisionId };
}

/** Takes the change of one product back, as far as it is still there. */
async function undoItem(
  on: OpenTransaction,
  edit: BulkRow,
  change: BulkChange,
  item: BulkItemRow,
): Promise<Outcome> {
  const row = await findRow(on, item.product_id);
  if (!row) return kept('it has been deleted since');
  const before = beforeOf(item);
  const after = afterOf(item);
  let note: string | null = null;
  if (change.kind === 'price') {
    const left = await writePrices(on, { actor: edit.actor, row, from: after, to: before });
    if (left > 0) note = `${left} of its prices have been changed since, and stay`;
  } else {
    if (row.live_revision_id !== after.revisionId) return kept('it has been published or taken off since');
    await writeLiveState(on, row, before.revisionId);
  }
  const { live_revision_id: revisionId } = await readProductRow(on, row.id);
  await recordAudit(on, {
    actor: edit.actor,
    action: `${actionOf(change)}_undo`,
    subject: row.id,
    before: after,
    after: before,
  });
  return { state: 'undone', note, follows: revisionId !== row.live_revision_id };
}

function causeOf(edit: BulkRow, change: BulkChange, products: number): ReleaseCause {
  const what = { price: 'Change prices of', publish: 'Publish', unpublish: 'Unpublish' }[change.kind];
  const undo = edit.state === 'undoing' ? 'Undo: ' : '';
  const kind = change.kind === 'unpublish' ? 'unpublish' : 'publish';
  return {
    kind,
    actor: edit.actor,
    summary: `${undo}${what} ${products} ${products === 1 ? 'product' : 'products'}`,
  };
}

async function recordOutcome(
  on: OpenTransaction,
  item: BulkItemRow,
  { state, note }: Outcome,
): Promise<void> {
  await execute(
    on,
    'UPDATE bulk_edit_items SET state = $state, note = $note WHERE bulk_edit_id = $edit AND product_id = $product',
    { edit: item.bulk_edit_id, product: item.product_id, state, note },
  );
}

/** The next few products, in one transaction. @returns how many there were. */
async function runBatch(services: BulkServices, job: ClaimedJob, limit: number): Promise<BulkItemRow[]> {
  return await inTransaction(services.database, async (on) => {
    await holdJob(on, job);
    const edit = await readBulkRow(on, job.id);
    const undoing = edit.state === 'undoing';
    const items = await readItems(on, edit.id, { state: undoing ? 'done' : 'planned', limit });
    const change = changeOf(edit);
    const toPublish: string[] = [];
    for (const item of items) {
      const outcome = await (undoing ? undoItem : applyItem)(on, edit, change, item);
      await recordOutcome(on, item, outcome);
      if (outcome.follows) toPublish.push(item.product_id);
    }
    if (toPublish.length > 0) await growRequest(on, edit, change, toPublish);
    await execute(on, 'UPDATE bulk_edits SET attempts = 0 WHERE id = $id', { id: edit.id });
    return items;
  });
}

async function growRequest(
  on: OpenTransaction,
  edit: BulkRow,
  change: BulkChange,
  productIds: readonly string[],
): Promise<void> {
  const column = edit.state === 'undoing' ? 'undo_request_id' : 'publish_request_id';
  const states = edit.state === 'undoing' ? "'done', 'undone'" : "'planned', 'done'";
  const count = await selectOne<{ products: number }>(
    on,
    `SELECT COUNT(*) AS products FROM bulk_edit_items WHERE bulk_edit_id = $id AND state IN (${states})`,
    { id: edit.id },
  );
  const id = await growPublishRequest(on, {
    id: edit[column],
    cause: causeOf(edit, change, Number(count!.products)),
    productIds,
  });
  await execute(on, `UPDATE bulk_edits SET ${column} = $request, updated_at = $now WHERE id = $id`, {
    id: edit.id,
    request: id,
    now: Date.now(),
  });
}

async function refuseItem(services: BulkServices, job: ClaimedJob, error: AppError): Promise<void> {
  await inTransaction(services.database, async (on) => {
    await holdJob(on, job);
    const undoing = (await readBulkRow(on, job.id)).state === 'undoing';
    const [item] = await readItems(on, job.id, { state: undoing ? 'done' : 'planned', limit: 1 });
    if (!item) return;
    const note = error.message.slice(0, ERROR_LENGTH);
    await recordOutcome(on, item, { state: undoing ? 'kept' : 'skipped', note, follows: false });
  });
}

/** A batch; when a product of it is refused, its products one by one, so that the others are not held up. */
async function runNext(services: BulkServices, job: ClaimedJob): Promise<boolean> {
  try {
    return (await runBatch(services, job, BATCH)).length > 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  for (let index = 0; index < BATCH; index += 1) {
    try {
      if ((await runBatch(services, job, 1)).length === 0) return true;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await refuseItem(services, job, error);
    }
  }
  return true;
}

async function finish(services: BulkServices, job: ClaimedJob): Promise<void> {
  await inTransaction(services.database, async (on) => {
    await holdJob(on, job);
    const edit = await readBulkRow(on, job.id);
    const undoing = edit.state === 'undoing';
    await execute(
      on,
      `UPDATE bulk_edits SET state = $state, lease_owner = NULL, lease_until = 0, updated_at = $now WHERE id = $id`,
      { id: job.id, state: undoing ? 'undone' : 'applied', now: Date.now() },
    );
    const request = undoing ? edit.undo_request_id : edit.publish_request_id;
    if (request) await letPublish(on, request);
  });
}

/** What is done stays done; a merchant may have it gone on with. */
async function recordFailure({ database }: BulkServices, { id, owner }: ClaimedJob): Promise<void> {
  await execute(
    { database },
    `UPDATE bulk_edits SET state = CASE WHEN state = 'undoing' THEN 'applied' ELSE 'failed' END, error = $error,
       lease_owner = NULL, lease_until = 0, updated_at = $now
     WHERE id = $id AND lease_owner = $owner`,
    {
      id,
      owner,
      error: 'The shop’s server has failed at this several times; its log says why.',
      now: Date.now(),
    },
  );
}

/**
 * Makes or undoes one bulk edit that waits for it, if any, a batch of products in each transaction; all of them go live
 * together. Any number of processes may call this at once; an edit whose process died is taken up by another after half a
 * minute, behind its last batch.
 * @param options.id of the edit to go on with, and no other.
 * @returns whether there was one.
 */
export async function runBulkEdits(services: BulkServices, options: { id?: string } = {}): Promise<boolean> {
  const job = await claimJob(services.database, 'bulk_edits', {
    states: ['applying', 'undoing'],
    ...(options.id !== undefined && { id: options.id }),
  });
  if (!job) return false;
  try {
    while (await runNext(services, job)) await giveWay(services.draining);
    await finish(services, job);
  } catch (error) {
    if (error instanceof JobTaken) return true;
    if (error instanceof Interrupted) await dropJob({ database: services.database }, job);
    else if (job.attempts >= MAX_ATTEMPTS) await recordFailure(services, job);
    throw error;
  }
  return true;
}
