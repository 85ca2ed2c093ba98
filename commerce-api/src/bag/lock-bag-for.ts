import type { AccessToken } from '../platform/aws/access-token.ts';
import { sessionIsCurrent } from '../platform/session-cutoffs.ts';
import { type Executor, execute } from '../platform/sql.ts';

/**
 * `lockBag` for somebody who may be signed in: in the same statement it is seen whether their session still holds.
 * @returns false when there is no such bag, or the session has ended.
 */
export async function lockBagFor(
  on: Executor,
  bagId: string,
  session: Pick<AccessToken, 'customerId' | 'signedInAt'> | undefined,
): Promise<boolean> {
  const current = sessionIsCurrent(session);
  const sql = `UPDATE bags SET updated_at = $now WHERE id = $bagId AND ${current.sql}`;
  return (await execute(on, sql, { bagId, now: Date.now(), ...current.bind })) > 0;
}
