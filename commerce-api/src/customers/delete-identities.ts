import { deleteUser } from '../platform/aws/cognito-sessions.ts';
import type { Services } from '../platform/services.ts';
import { execute, select } from '../platform/sql.ts';

const AT_ONCE = 20;

/**
 * Deletes the Cognito accounts of customers who have deleted theirs, oldest first. Safe to run in several processes
 * and as often as one likes: an account that is gone already counts as deleted.
 * @returns how many are done now.
 * @throws AppError `unavailable` when Cognito does not answer; what is left is done by a later run.
 */
export async function deleteIdentities(
  services: Pick<Services, 'database' | 'cognito' | 'settings'>,
): Promise<number> {
  const on = { database: services.database };
  const waiting = await select<{ id: string }>(
    on,
    `SELECT id FROM customers WHERE identity_deleted_at IS NULL AND deleted_at IS NOT NULL
     ORDER BY deleted_at LIMIT ${AT_ONCE}`,
  );
  for (const { id } of waiting) {
    await deleteUser(services, id);
    const sql = 'UPDATE customers SET identity_deleted_at = $now WHERE id = $id';
    await execute(on, sql, { id, now: Date.now() });
  }
  return waiting.length;
}
