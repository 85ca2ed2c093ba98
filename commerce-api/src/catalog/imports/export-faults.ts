import { csvLine } from '../../platform/csv.ts';
import type { Services } from '../../platform/services.ts';
import { fixOf } from '../csv/fault-fixes.ts';
import { findingsOf, readImportRow } from './import-row.ts';

/** The errors of an import as a CSV file: where each stands, what it is, and what to do. @throws AppError `not_found`. */
export async function exportFaults({ database }: Pick<Services, 'database'>, id: string): Promise<string> {
  const { faults } = findingsOf(await readImportRow({ database }, id));
  const lines = faults.map((fault) =>
    csvLine([fault.row, fault.column, fault.value, fault.reason, fixOf(fault)]),
  );
  return csvLine(['Row', 'Column', 'Value', 'Problem', 'What to do']) + lines.join('');
}
