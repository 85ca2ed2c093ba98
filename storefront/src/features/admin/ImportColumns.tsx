import { PRODUCT_CSV_COLUMNS, type ProductCsvColumn } from '@lapidary/shared/catalog/csv-columns';
import type { ColumnMapping, ImportJob } from '@lapidary/shared/catalog/import';
import { useId, useState } from 'react';

const ownName = (name: string): ProductCsvColumn | '' =>
  PRODUCT_CSV_COLUMNS.find((column) => column.toLowerCase() === name.trim().toLowerCase()) ?? '';

/** What the columns of a file are, for one whose columns have other names. */
export function ImportColumns({ job, onCheck }: { job: ImportJob; onCheck(mapping: ColumnMapping): void }) {
  const id = useId();
  const [mapping, setMapping] = useState<ColumnMapping>(() =>
    Object.fromEntries(job.header.map((name) => [name.trim(), job.mapping[name.trim()] ?? ownName(name)])),
  );
  return (
    <details className="admin-columns" open={job.counts === null}>
      <summary>Columns of the file</summary>
      <div className="admin-filters">
        {Object.entries(mapping).map(([name, column], index) => (
          <div className="field" key={name}>
            <label htmlFor={`${id}-${index}`}>{name || `Column ${index + 1}`}</label>
            <select
              id={`${id}-${index}`}
              value={column}
              onChange={({ target }) =>
                setMapping((before) => ({ ...before, [name]: target.value as ProductCsvColumn | '' }))
              }
            >
              <option value="">Not imported</option>
              {PRODUCT_CSV_COLUMNS.map((known) => (
                <option key={known} value={known}>
                  {known}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      <button type="button" className="button secondary" onClick={() => onCheck(mapping)}>
        Check with these columns
      </button>
    </details>
  );
}
