import type { Receipt } from '@lapidary/shared/publishing/release';
import { PageList } from './PageList.tsx';
import { byteWords, phaseRows } from './receipt-words.ts';

/** What a publish did, measured, below its headline: the pages, and the time that each step took. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const { changed, added = [], removed, rendered, pages, bytes, phases } = receipt;
  const isNew = new Set(added);
  return (
    <section className="admin-receipt" aria-label="Receipt">
      <PageList title="Changed" paths={changed.filter((path) => !isNew.has(path))} />
      <PageList title="New" paths={added} />
      <PageList title="Gone" paths={removed} unlinked gone />
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
