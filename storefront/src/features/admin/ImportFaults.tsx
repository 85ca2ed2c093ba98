import type { ImportJob } from '@lapidary/shared/catalog/import';

/** What is wrong with a file, cell by cell. */
export function ImportFaults({ job: { faults, faultCount } }: { job: ImportJob }) {
  return (
    <>
      <table className="admin-table admin-faults">
        <caption className="visually-hidden">Errors of the file</caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
            <th scope="col">Problem</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ row, column, value, reason, fix }) => (
            <tr key={`${row} ${column} ${reason}`}>
              <th scope="row" data-label="Row">
                {row}
              </th>
              <td data-label="Column">{column || 'whole row'}</td>
              <td data-label="Value">
                {value === '' ? <span className="quiet">empty</span> : <code>{value}</code>}
              </td>
              <td data-label="Problem">{reason}</td>
              <td data-label="What to do">{fix}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faultCount > faults.length && (
        <p className="quiet">
          The first {faults.length} of {faultCount}; the file of errors has more.
        </p>
      )}
    </>
  );
}
