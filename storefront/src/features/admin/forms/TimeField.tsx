import type { FieldProblem } from '@lapidary/shared/errors';
import { fieldId, fieldMessage } from '../field-problems.ts';

interface Props {
  path: string;
  label: string;
  hint: string;
  /** In the merchant's own time, as the field has it; '' for none. */
  value: string;
  problems: readonly FieldProblem[];
  onChange(value: string): void;
}

export function TimeField({ path, label, hint, value, problems, onChange }: Props) {
  const id = fieldId(path);
  const message = fieldMessage(problems, path);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        id={id}
        type="datetime-local"
        value={value}
        aria-invalid={message ? true : undefined}
        aria-describedby={message ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {message && (
        <p className="field-error" id={`${id}-error`}>
          {message}
        </p>
      )}
    </div>
  );
}
