import type { SavedBy } from '@lapidary/shared/errors';
import { AppError } from './app-error.ts';
import { type Executor, inList, selectOne } from './sql.ts';

/** What was edited, as the audit log knows it. */
interface Edited {
  subject: string;
  /** The deeds that bring another version. */
  actions: readonly string[];
}

/** Who brought the present version. Merchants are called as they call themselves in their accounts; an address is told to nobody. */
async function readSavedBy(on: Executor, { subject, actions }: Edited): Promise<SavedBy | undefined> {
  const list = inList('action', actions);
  const row = await selectOne<{ actor: string; created_at: number | string; name: string | null }>(
    on,
    `SELECT a.actor, a.created_at, c.name FROM audit_entries a LEFT JOIN customers c ON c.id = a.actor
     WHERE a.subject = $subject AND a.action IN (${list.sql}) ORDER BY a.id DESC LIMIT 1`,
    { ...list.bind, subject },
  );
  if (!row) return undefined;
  return { actor: row.actor, name: row.name || null, at: new Date(Number(row.created_at)).toISOString() };
}

/** An edit started from a version that is not the present one: the refusal, with who has saved since. */
export async function versionStale(
  on: Executor,
  edited: Edited & { present: number; given: number },
): Promise<AppError> {
  const savedBy = await readSavedBy(on, edited);
  return new AppError(
    'version_stale',
    `Someone else saved this meanwhile (version ${edited.present}, yours was ${edited.given}).`,
    savedBy && { savedBy },
  );
}
