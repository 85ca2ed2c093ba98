import { useState } from 'react';
import { Failure } from '../Failure.tsx';
import { failureWords } from '../failure-words.ts';
import { saveFile } from '../save-file.client.ts';
import { fetchOrdersCsv, type WantedOrders } from './orders-api.client.ts';

/** Gives the listed orders as a file, all pages of them. */
export function ExportOrders({ wanted }: { wanted: WantedOrders }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function save() {
    setBusy(true);
    setFailure(null);
    try {
      saveFile('orders.csv', await fetchOrdersCsv(wanted));
    } catch (error) {
      setFailure(failureWords(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <button
        type="button"
        className="button secondary"
        aria-disabled={busy || undefined}
        onClick={() => !busy && void save()}
      >
        {busy ? 'Preparing the file…' : 'Export as CSV'}
      </button>
      {failure && <Failure words={failure} again={() => void save()} />}
    </>
  );
}
