import {
  ColumnMapping,
  ImportCounts,
  type ImportJob,
  type ImportState,
} from '@lapidary/shared/catalog/import';
import { AppError } from '../../platform/app-error.ts';
import type { Executor } from '../../platform/sql.ts';
import { select, selectOne } from '../../platform/sql.ts';
import { forUpdate } from '../../platform/transaction.ts';
import { fixOf } from '../csv/fault-fixes.ts';
import type { Fault, Note } from '../csv/import-error.ts';
import { type ImportFindings, noFindings } from './import-findings.ts';

/** A row of `import_jobs`. */
export interface ImportRow {
  id: string;
  state: ImportState;
  file_name: string;
  object_key: string;
  sha256: string | null;
  overwrite_stock: number;
  mapping_json: string | null;
  header_json: string | null;
  total: number | null;
  done: number;
  counts_json: string | null;
  findings_json: string | null;
  error: string | null;
  publish_request_id: string | null;
  actor: string;
  created_at: number;
  updated_at: number;
}

const COLUMNS = `id, state, file_name, object_key, sha256, overwrite_stock, mapping_json, header_json, total, done, counts_json, findings_json, error,
  publish_request_id, actor, created_at, updated_at`;
const SHOWN_FAULTS = 50;
const SHOWN_NOTES = 20;

/** One import; inside a transaction its row is locked. @throws AppError `not_found`. */
export async function readImportRow(on: Executor, id: string): Promise<ImportRow> {
  const lock = on.transaction ? forUpdate(on.database) : '';
  const sql = `SELECT ${COLUMNS} FROM import_jobs WHERE id = $id${lock}`;
  const row = await selectOne<ImportRow>(on, sql, { id });
  if (!row) throw new AppError('not_found', `There is no import ${id}.`);
  return row;
}

/** The latest imports, the newest first. */
export const readImportRows = async (on: Executor, limit: number): Promise<ImportRow[]> =>
  await select<ImportRow>(on, `SELECT ${COLUMNS} FROM import_jobs ORDER BY id DESC LIMIT $limit`, { limit });

export const findingsOf = ({ findings_json }: Pick<ImportRow, 'findings_json'>): ImportFindings =>
  findings_json === null ? noFindings() : (JSON.parse(findings_json) as ImportFindings);

export const countsOf = ({ counts_json }: Pick<ImportRow, 'counts_json'>): ImportCounts | null =>
  counts_json === null ? null : ImportCounts.parse(JSON.parse(counts_json));

export const mappingOf = ({ mapping_json }: Pick<ImportRow, 'mapping_json'>): ColumnMapping =>
  mapping_json === null ? {} : ColumnMapping.parse(JSON.parse(mapping_json));

const noteText = ({ row, handle, message }: Note): string =>
  handle === '' ? message : `${handle}, row ${row}: ${message}`;

const shownFault = (fault: Fault): ImportJob['faults'][number] => ({
  ...fault,
  value: fault.value.slice(0, 200),
  fix: fixOf(fault),
});

/** The import as the desk shows it. */
export function toImportJob(row: ImportRow): ImportJob {
  const { faults, faultCount, notes, noteCount } = findingsOf(row);
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    overwriteStock: row.overwrite_stock === 1,
    header: row.header_json === null ? [] : (JSON.parse(row.header_json) as string[]),
    mapping: mappingOf(row),
    total: row.total,
    done: row.done,
    counts: countsOf(row),
    faults: faults.slice(0, SHOWN_FAULTS).map(shownFault),
    faultCount,
    notes: notes.slice(0, SHOWN_NOTES).map(noteText),
    noteCount,
    error: row.error,
    publishRequestId: row.publish_request_id,
    actor: row.actor,
    createdAt: new Date(Number(row.created_at)).toISOString(),
    updatedAt: new Date(Number(row.updated_at)).toISOString(),
  };
}
