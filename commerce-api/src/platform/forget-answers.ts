import { type Executor, execute } from './sql.ts';

/** Forgets every answer kept for the idempotency keys of a scope, before its 24 hours are over. */
export async function forgetAnswers(on: Executor, scope: string): Promise<void> {
  await execute(on, 'DELETE FROM idempotency_keys WHERE scope = $scope', { scope });
}
