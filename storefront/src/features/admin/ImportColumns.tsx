import { PRODUCT_CSV_COLUMNS, type ProductCsvColumn } from '@lapidary/shared/catalog/csv-columns';
import type { ColumnMapping, ImportJob } from '@lapidary/shared/catalog/import';
import { useState } from 'react';
import { SelectField } from './forms/SelectField.tsx';

const ownName = (name: string): ProductCsvColumn | '' =>
  PRODUCT_CSV_COLUMNS.find((column) => column.toLowerCase() === name.trim().toLowerCase()) ?? '';

/** What the columns of a file are, for one whose columns have other names. */
export function ImportColumns({ job, onCheck }: { job: ImportJob; onCheck(mapping: ColumnMapping): void }) {
  const [mapping, setMapping] = useState<ColumnMapping>(() =>
    Object.fromEntries(job.header.map((name) => [name.trim(), job.mapping[name.trim()] ?? ownName(name)])),
  );
  return (
    <details className="admin-columns" open={job.counts === null}>
      <summary>Columns of the file</summary>
      <div className="admin-filters">
        {Object.entries(mapping).map(([name, column], index) => (
          <SelectField<ProductCsvColumn | ''>
            key={name}
            path={`columns.${index}`}
            label={name || `Column ${index + 1}`}
            value={column}
            options={[['', 'Not imported'], ...PRODUCT_CSV_COLUMNS.map((known) => [known, known] as const)]}
            onChange={(chosen) => setMapping((before) => ({ ...before, [name]: chosen }))}
          />
        ))}
      </div>
      <button type="button" className="button secondary" onClick={() => onCheck(mapping)}>
        Check with these columns
      </button>
    </details>
  );
}
