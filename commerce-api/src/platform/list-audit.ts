import type { AuditEntry, AuditList } from '@lapidary/shared/audit/audit-entry';
import { type Bind, type Executor, select } from './sql.ts';

export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  /** What stands before the first dot of an action: `product`. `desk` is everything but shoppers' own deeds. */
  area?: string | undefined;
  /** The subject of the deed: the id of a product, the number of an order. */
  entity?: string | undefined;
  /** Days of UTC, both included. */
  from?: string | undefined;
  to?: string | undefined;
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

/** The area that stands for everything but sign-ins and what people do to their accounts. */
const DESK = 'desk';
const DAY_MS = 24 * 60 * 60 * 1000;

/** What stands after WHERE. A condition whose value is not given is left out. */
function conditionOf({ actor, action, area, entity, from, to, cursor }: AuditFilter): {
  sql: string;
  bind: Bind;
} {
  const named = area === DESK ? undefined : area;
  const given: [sql: string, name: string, value: string | number | undefined][] = [
    ['actor = $actor', 'actor', actor],
    ['action = $action', 'action', action],
    ["action LIKE $area ESCAPE '!'", 'area', named && `${named.replaceAll('_', '!_')}.%`],
    ['subject = $entity', 'entity', entity],
    ['created_at >= $since', 'since', from && Date.parse(from)],
    ['created_at < $until', 'until', to && Date.parse(to) + DAY_MS],
    ['id < $cursor', 'cursor', cursor],
  ];
  const used = given.flatMap(([sql, name, value]) => (value === undefined ? [] : [{ sql, name, value }]));
  const atDesk = area === DESK ? "action NOT LIKE 'session.%' AND action NOT LIKE 'account.%'" : '1 = 1';
  return {
    sql: [atDesk, ...used.map(({ sql }) => sql)].join(' AND '),
    bind: Object.fromEntries(used.map(({ name, value }) => [name, value])),
  };
}

/** A page of audit entries, newest first; ids grow with time. */
export async function listAudit(on: Executor, filter: AuditFilter): Promise<AuditList> {
  const { limit } = filter;
  const { sql, bind } = conditionOf(filter);
  const rows = await select<AuditRow>(
    on,
    `SELECT id, actor, action, subject, before_json, after_json, created_at FROM audit_entries
     WHERE ${sql} ORDER BY id DESC LIMIT ${limit + 1}`,
    bind,
  );
  const page = rows.slice(0, limit);
  return { entries: page.map(toEntry), nextCursor: rows.length > limit ? page.at(-1)!.id : null };
}
