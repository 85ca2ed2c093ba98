interface Row {
  field: string;
  mine: string;
  theirs: string;
  /** What a merge of the two says. */
  merged?: string;
}

interface Props {
  rows: Row[];
  /** What the two versions are called. */
  names?: readonly [mine: string, theirs: string];
  /** Marks which of the two a merge takes. */
  marked?: boolean;
}

function Value({ words, taken }: { words: string; taken: boolean }) {
  if (!taken) return words;
  return (
    <>
      <span className="admin-taken" aria-hidden="true">
        ✓{' '}
      </span>
      {words}
      <span className="visually-hidden"> (taken by a merge)</span>
    </>
  );
}

/** Two versions of the same thing, field by field. */
export function Differences({ rows, names: [mine, theirs] = ['Yours', 'Theirs'], marked = false }: Props) {
  return (
    <div className="admin-differences">
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">{mine}</th>
            <th scope="col">{theirs}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.field}>
              <th scope="row">
                {row.field}
                {marked && row.merged !== row.mine && row.merged !== row.theirs && (
                  <p className="quiet">✓ Merged from both: {row.merged}</p>
                )}
              </th>
              <td>
                <Value words={row.mine} taken={marked && row.merged === row.mine} />
              </td>
              <td>
                <Value words={row.theirs} taken={marked && row.merged === row.theirs} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
