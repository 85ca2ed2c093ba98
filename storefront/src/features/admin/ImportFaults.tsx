import type { ImportFault, ImportJob } from '@lapidary/shared/catalog/import';
import { type Column, DataTable } from './forms/DataTable.tsx';

const COLUMNS: Column<ImportFault>[] = [
  { title: 'Row', kind: 'row', labelled: true, cell: ({ row }) => row },
  { title: 'Column', labelled: true, cell: ({ column }) => column || 'whole row' },
  {
    title: 'Value',
    labelled: true,
    cell: ({ value }) => (value === '' ? <span className="quiet">empty</span> : <code>{value}</code>),
  },
  { title: 'Problem', labelled: true, cell: ({ reason }) => reason },
  { title: 'What to do', labelled: true, cell: ({ fix }) => fix },
];

/** What is wrong with a file, cell by cell. */
export function ImportFaults({ job: { faults, faultCount } }: { job: ImportJob }) {
  return (
    <>
      <DataTable
        columns={COLUMNS}
        rows={faults}
        keyOf={({ row, column, reason }) => `${row} ${column} ${reason}`}
        className="admin-faults"
        caption="Errors of the file"
      />
      {faultCount > faults.length && (
        <p className="quiet">
          The first {faults.length} of {faultCount}; the file of errors has more.
        </p>
      )}
    </>
  );
}
