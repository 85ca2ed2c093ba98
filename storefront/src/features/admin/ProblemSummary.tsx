import type { FieldProblem } from '@lapidary/shared/errors';
import { useEffect, useRef } from 'react';
import type { DraftForm } from './draft-form.ts';
import { fieldId } from './field-problems.ts';
import { fieldLabel } from './read-draft-form.ts';

/** The nearest field there is for a path: the server may name a place inside one. */
function focusField(path: string) {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const field = document.getElementById(fieldId(parts.slice(0, length).join('.')));
    if (field) return field.focus();
  }
}

interface Props {
  problems: FieldProblem[];
  /** Counts the attempts to save that failed for them; each takes the focus. */
  attempt: number;
  form: DraftForm;
}

/** All that stands in the way of saving; each entry leads to its field, and is gone once it is put right. */
export function ProblemSummary({ problems, attempt, form }: Props) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (problems.length === 0) return null;
  return (
    <section className="notice problem" aria-label="Not saved yet" tabIndex={-1} ref={box}>
      <h2>Not saved yet</h2>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <button type="button" className="text-button" onClick={() => focusField(path)}>
              {fieldLabel(path, form)}
            </button>
            : {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
