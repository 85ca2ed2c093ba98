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

/** All that stands in the way of saving, focused after a failed attempt; each entry leads to its field. */
export function ProblemSummary({ problems, form }: { problems: FieldProblem[]; form: DraftForm }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="notice problem" role="alert" tabIndex={-1} ref={box}>
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
    </div>
  );
}
