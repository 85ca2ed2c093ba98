import type { BulkChange } from '@lapidary/shared/catalog/bulk-edit';
import type { FieldProblem } from '@lapidary/shared/errors';
import { useState } from 'react';
import { productsWords } from './bulk-words.ts';
import { Dialog } from './Dialog.tsx';
import { Failure } from './Failure.tsx';
import { SelectField } from './forms/SelectField.tsx';
import { NEW_PRICE_CHANGE, type PriceChangeForm, readPriceChange } from './price-change.ts';
import { useCurrency } from './store-context.ts';
import { TextField } from './TextField.tsx';

interface Props {
  products: number;
  busy: boolean;
  failure: string | null;
  onPreview(change: BulkChange): void;
  onClose(): void;
}

const ROUNDING = [
  ['unit', 'Not rounded'],
  ['whole', 'To whole units'],
  ['nine', 'To the nearest price that ends in 9'],
] as const;
const COMPARE_AT = [
  ['keep', 'Leave as they are'],
  ['strike', 'Show the price of before, struck out'],
  ['clear', 'Take away'],
] as const;

/** Asks how the prices of the selected products are to change; the change itself is previewed first. */
export function BulkPriceForm({ products, busy, failure, onPreview, onClose }: Props) {
  const currency = useCurrency();
  const [form, setForm] = useState<PriceChangeForm>(NEW_PRICE_CHANGE);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const set = (change: Partial<PriceChangeForm>) => setForm((before) => ({ ...before, ...change }));

  function submit() {
    const read = readPriceChange(form, currency);
    setProblems(read.ok ? [] : read.problems);
    if (read.ok && !busy) onPreview(read.change);
  }

  return (
    <Dialog title={`Change the prices of ${productsWords(products)}`} onClose={onClose}>
      <form
        className="admin-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <SelectField
          path="change.direction"
          label="Prices"
          value={form.direction}
          options={[
            ['down', 'go down'],
            ['up', 'go up'],
          ]}
          onChange={(direction) => set({ direction })}
        />
        <SelectField
          path="change.by"
          label="By"
          value={form.by}
          options={[
            ['percent', 'a percentage'],
            ['amount', `an amount in ${currency}`],
          ]}
          onChange={(by) => set({ by })}
        />
        <TextField
          path="change.value"
          label={form.by === 'percent' ? 'Percent' : `Amount in ${currency}`}
          inputMode="decimal"
          value={form.value}
          problems={problems}
          onChange={(value) => set({ value })}
        />
        <SelectField
          path="change.round"
          label="Rounding"
          value={form.round}
          options={ROUNDING}
          onChange={(round) => set({ round })}
        />
        <SelectField
          path="change.compareAt"
          label="Compare-at prices"
          value={form.compareAt}
          options={COMPARE_AT}
          onChange={(compareAt) => set({ compareAt })}
        />
        {failure && <Failure words={failure} />}
        <div className="admin-actions">
          <button type="button" className="button secondary" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button" aria-disabled={busy || undefined}>
            {busy ? 'Working it out…' : 'Preview'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
