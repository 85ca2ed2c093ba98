import { type Executor, execute } from '../../platform/sql.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Deletes previews of bulk edits that nobody has made for a day: prices have moved on since. @returns how many. */
export async function prunePreviews(on: Executor): Promise<number> {
  const bind = { before: Date.now() - DAY_MS };
  await execute(
    on,
    `DELETE FROM bulk_edit_items WHERE bulk_edit_id IN
       (SELECT id FROM bulk_edits WHERE state = 'preview' AND created_at < $before)`,
    bind,
  );
  return await execute(on, "DELETE FROM bulk_edits WHERE state = 'preview' AND created_at < $before", bind);
}
