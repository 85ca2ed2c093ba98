const number = new Intl.NumberFormat('en');

/** Beyond so many, the rest is folded away. */
const SHOWN = 8;

interface Props {
  title: string;
  paths: readonly string[];
  /** How many there are, when not all of them are told. */
  total?: number;
  /** They are no pages yet, or no more. */
  unlinked?: boolean;
  gone?: boolean;
}

function Paths({ paths, unlinked, gone }: Pick<Props, 'paths' | 'unlinked' | 'gone'>) {
  return (
    <ul className={unlinked ? 'admin-causes' : 'admin-paths'}>
      {paths.map((path) => (
        <li key={path}>{unlinked ? gone ? <s>{path}</s> : path : <a href={path}>{path}</a>}</li>
      ))}
    </ul>
  );
}

/** Public pages of which the same is to be said, with a way to see them; nothing when there are none. */
export function PageList({ title, paths, total = paths.length, ...kind }: Props) {
  if (total === 0) return null;
  const rest = paths.slice(SHOWN);
  const untold = total - paths.length;
  return (
    <div>
      <h3>
        {title} <span className="quiet">{number.format(total)}</span>
      </h3>
      {paths.length > 0 && <Paths paths={paths.slice(0, SHOWN)} {...kind} />}
      {rest.length > 0 && (
        <details className="admin-more">
          <summary>and {number.format(total - SHOWN)} more</summary>
          <Paths paths={rest} {...kind} />
          {untold > 0 && <p className="quiet">and {number.format(untold)} more</p>}
        </details>
      )}
      {rest.length === 0 && untold > 0 && <p className="quiet">and {number.format(untold)} more</p>}
    </div>
  );
}
