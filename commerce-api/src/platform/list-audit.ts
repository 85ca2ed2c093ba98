import type { AuditEntry, AuditList } from '@lapidary/shared/audit/audit-entry';
import { type Executor, select } from './sql.ts';

export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  /** The subject of the deed: the id of a product, the number of an order. */
  entity?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

interface AuditRow {
  id: string;
  actor: string;
  action: string;
  subject: string;
  before_json: string | null;
  after_json: string | null;
  created_at: number | string;
}

const toEntry = (row: AuditRow): AuditEntry => ({
  id: row.id,
  at: new Date(Number(row.created_at)).toISOString(),
  actor: row.actor,
  action: row.action,
  entity: row.subject,
  before: row.before_json === null ? null : JSON.parse(row.before_json),
  after: row.after_json === null ? null : JSON.parse(row.after_json),
});

/** A page of audit entries, newest first; ids grow with time. */
export async function listAudit(on: Executor, filter: AuditFilter): Promise<AuditList> {
  const { actor, action, entity, cursor, limit } = filter;
  const conditions = [
    ...(actor === undefined ? [] : ['actor = $actor']),
    ...(action === undefined ? [] : ['action = $action']),
    ...(entity === undefined ? [] : ['subject = $entity']),
    ...(cursor === undefined ? [] : ['id < $cursor']),
  ];
  const bind = Object.fromEntries(
    Object.entries({ actor, action, entity, cursor }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  const rows = await select<AuditRow>(
    on,
    `SELECT id, actor, action, subject, before_json, after_json, created_at FROM audit_entries
     ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
     ORDER BY id DESC LIMIT ${limit + 1}`,
    bind,
  );
  const page = rows.slice(0, limit);
  return { entries: page.map(toEntry), nextCursor: rows.length > limit ? page.at(-1)!.id : null };
}
