import type { FieldProblem } from '@lapidary/shared/errors';
import type { ComponentProps } from 'react';
import { fieldId, fieldMessage } from './field-problems.ts';

type Controls = Pick<ComponentProps<'input'>, 'maxLength' | 'inputMode' | 'spellCheck'>;

interface Props extends Controls {
  /** Of the value in the document, such as `seo.title`; problems are found by it. */
  path: string;
  label: string;
  /** In a table, whose heading says it for those who see it. */
  labelHidden?: boolean;
  hint?: string;
  /** Lines of a text area; without it, one line. */
  rows?: number;
  value: string;
  problems: readonly FieldProblem[];
  onChange(value: string): void;
}

/** A labelled, controlled text field with its hint and its fault. */
export function TextField({ path, label, labelHidden, hint, rows, problems, onChange, ...controls }: Props) {
  const id = fieldId(path);
  const message = fieldMessage(problems, path);
  const described = [hint && `${id}-hint`, message && `${id}-error`].filter(Boolean).join(' ');
  const shared = {
    ...controls,
    id,
    'aria-invalid': message ? true : undefined,
    'aria-describedby': described || undefined,
  };
  return (
    <div className="field">
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {rows ? (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {message && (
        <p className="field-error" id={`${id}-error`}>
          {message}
        </p>
      )}
    </div>
  );
}
