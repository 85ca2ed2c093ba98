interface Props {
  rows: { field: string; mine: string; theirs: string }[];
  /** What the two versions are called. */
  names?: readonly [mine: string, theirs: string];
}

/** Two versions of the same thing, field by field. */
export function Differences({ rows, names: [mine, theirs] = ['Yours', 'Theirs'] }: Props) {
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
              <th scope="row">{row.field}</th>
              <td>{row.mine}</td>
              <td>{row.theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
