import { withMissingVariants } from './change-options.ts';
import type { VariantForm } from './draft-form.ts';
import type { EditorPart } from './editor-part.ts';
import { fieldMessage } from './field-problems.ts';
import { withEntry, withoutEntry } from './list-moves.ts';
import { VariantRow } from './VariantRow.tsx';
import { missingCombinations } from './variants-matrix.ts';

/** Prices, SKUs and stock by variant. */
export function VariantsSection({ form, problems, change }: EditorPart) {
  const { options, variants } = form;
  const missing = missingCombinations(options, variants).length;
  const message = fieldMessage(problems, 'variants');
  const edit = (index: number, variant: VariantForm) =>
    change((before) => ({ ...before, variants: withEntry(before.variants, index, variant) }));
  const remove = (index: number) =>
    change((before) => ({ ...before, variants: withoutEntry(before.variants, index) }));

  return (
    <section className="admin-section" aria-labelledby="variants-heading">
      <h2 id="variants-heading">
        {options.length === 0 ? 'Price and stock' : `Variants (${variants.length})`}
      </h2>
      <p className="quiet">Stock is live as soon as it is saved; everything else when it is published.</p>
      {message && <p className="field-error">{message}</p>}
      <table className="admin-table admin-variants">
        <thead>
          <tr>
            <th scope="col">Variant</th>
            <th scope="col">SKU</th>
            <th scope="col">Price</th>
            <th scope="col">Compare-at price</th>
            <th scope="col">Stock</th>
            <th scope="col">
              <span className="visually-hidden">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {variants.map((variant, i) => (
            <VariantRow
              key={variant.key}
              index={i}
              variant={variant}
              problems={problems}
              onChange={(next) => edit(i, next)}
              onRemove={variants.length > 1 ? () => remove(i) : null}
            />
          ))}
        </tbody>
      </table>
      {missing > 0 && (
        <button type="button" className="button secondary" onClick={() => change(withMissingVariants)}>
          {missing === 1 ? 'Add the missing combination' : `Add the ${missing} missing combinations`}
        </button>
      )}
    </section>
  );
}
