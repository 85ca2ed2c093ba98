import { newId } from './ids.ts';
import { type Executor, execute } from './sql.ts';

export interface AuditEntry {
  actor: string;
  /** `product.publish`, `inventory.set` … */
  action: string;
  subject: string;
  before?: unknown;
  after?: unknown;
}

/** Writes who did what, in the transaction of the deed. Entries are never changed or deleted. */
export async function recordAudit(on: Executor, entry: AuditEntry): Promise<void> {
  await execute(
    on,
    `INSERT INTO audit_entries (id, actor, action, subject, before_json, after_json, created_at)
     VALUES ($id, $actor, $action, $subject, $before, $after, $now)`,
    {
      id: newId(),
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject,
      before: entry.before === undefined ? null : JSON.stringify(entry.before),
      after: entry.after === undefined ? null : JSON.stringify(entry.after),
      now: Date.now(),
    },
  );
}
