import type { Receipt } from '@lapidary/shared/publishing/release';
import { byteWords, phaseRows } from './receipt-words.ts';

function Paths({ title, paths, gone }: { title: string; paths: string[]; gone?: boolean }) {
  if (paths.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className="admin-paths">
        {paths.map((path) => (
          <li key={path}>
            <a href={path}>{gone ? <s>{path}</s> : path}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a publish did, measured, below its headline: the pages, and the time that each step took. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const { changed, removed, rendered, pages, bytes, phases } = receipt;
  return (
    <section className="admin-receipt" aria-label="Receipt">
      <Paths title="Changed" paths={changed} />
      <Paths title="Gone" paths={removed} gone />
      <details>
        <summary>How it went</summary>
        <p className="quiet">
          {rendered} of {pages} pages rendered, {byteWords(bytes)} uploaded
        </p>
        <table className="admin-phases">
          <caption className="visually-hidden">Time by step</caption>
          <tbody>
            {phaseRows(phases).map(({ name, ms }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="amount">{ms} ms</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
