import type { BulkChange, BulkSelection } from '@lapidary/shared/catalog/bulk-edit';
import { useState } from 'react';
import { goTo } from './admin-navigation.client.ts';
import { BulkPriceForm } from './BulkPriceForm.tsx';
import { productsWords } from './bulk-words.ts';
import { Failure } from './Failure.tsx';
import { failureWords } from './failure-words.ts';
import { previewBulkEdit } from './import-api.client.ts';

interface Props {
  /** Products that are selected. */
  count: number;
  selection: BulkSelection;
  /** Selects all that match the search and the filters; null when they are, or nothing else matches. */
  onSelectAll: (() => void) | null;
  onClear(): void;
}

/** What can be done with the selected products. Each of it is previewed before anything is changed. */
export function BulkBar({ count, selection, onSelectAll, onClear }: Props) {
  const [pricing, setPricing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isAll = 'filter' in selection;

  async function preview(change: BulkChange) {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const { id } = await previewBulkEdit(selection, change);
      goTo({ screen: 'bulk_edit', id });
    } catch (error) {
      setFailure(failureWords(error));
      setBusy(false);
    }
  }

  return (
    <section className="admin-bulk-bar" aria-label="Selected products">
      <p role="status">{isAll ? 'All that match are selected' : `${productsWords(count)} selected`}</p>
      <div className="admin-actions">
        <button type="button" className="button" onClick={() => setPricing(true)}>
          Change prices
        </button>
        <button
          type="button"
          className="button secondary"
          aria-disabled={busy || undefined}
          onClick={() => void preview({ kind: 'publish' })}
        >
          Publish
        </button>
        <button
          type="button"
          className="button secondary"
          aria-disabled={busy || undefined}
          onClick={() => void preview({ kind: 'unpublish' })}
        >
          Unpublish
        </button>
        {onSelectAll && (
          <button type="button" className="text-button" onClick={onSelectAll}>
            Select all that match
          </button>
        )}
        <button type="button" className="text-button" onClick={onClear}>
          Clear selection
        </button>
      </div>
      {failure && !pricing && <Failure words={failure} />}
      {pricing && (
        <BulkPriceForm
          products={count}
          busy={busy}
          failure={failure}
          onPreview={(change) => void preview(change)}
          onClose={() => {
            setPricing(false);
            setFailure(null);
          }}
        />
      )}
    </section>
  );
}
