import type { ProductOption } from '@lapidary/shared/catalog/product';
import { useState } from 'react';
import { MAX_OPTIONS, withOptions } from './change-options.ts';
import type { EditorPart } from './editor-part.ts';
import { fieldMessage } from './field-problems.ts';
import { withEntry, withoutEntry } from './list-moves.ts';
import { OptionRow } from './OptionRow.tsx';

/** What a shopper chooses by. Variants follow when a field of an option is left. */
export function OptionsSection({ form, problems, change }: EditorPart) {
  const [adding, setAdding] = useState(false);

  /** @returns why the options cannot be so, or null when they are. */
  function setOptions(options: ProductOption[]): string | null {
    const changed = withOptions(form, options);
    if (!changed.ok) return changed.problem;
    change(() => changed.form);
    return null;
  }

  return (
    <section className="admin-section" aria-labelledby="options-heading">
      <h2 id="options-heading">Options</h2>
      {form.options.length === 0 && !adding && (
        <p className="quiet">
          None: there is one variant. Add an option such as metal or size to sell several.
        </p>
      )}
      {form.options.map((option, i) => (
        <OptionRow
          key={option.name}
          index={i}
          option={option}
          problem={fieldMessage(problems, `options.${i}`, { within: true })}
          onChange={(next) => setOptions(withEntry(form.options, i, next))}
          onRemove={() => setOptions(withoutEntry(form.options, i))}
        />
      ))}
      {adding && (
        <OptionRow
          key="adding"
          index={form.options.length}
          option={{ name: '', values: [] }}
          onChange={(next) => {
            const problem = setOptions([...form.options, next]);
            if (problem === null) setAdding(false);
            return problem;
          }}
          onRemove={() => setAdding(false)}
        />
      )}
      {!adding && form.options.length < MAX_OPTIONS && (
        <button type="button" className="button secondary" onClick={() => setAdding(true)}>
          Add option
        </button>
      )}
    </section>
  );
}
