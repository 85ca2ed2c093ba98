import type { FieldProblem } from '@lapidary/shared/errors';
import type { ReactNode } from 'react';
import { fieldId, fieldMessage } from '../field-problems.ts';

/** What every field has besides its control. */
export interface FieldProps {
  /** Of the value in the document, such as `seo.title`; problems are found by it. */
  path: string;
  label: ReactNode;
  /** In a table, whose heading says it for those who see it. */
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  problems?: readonly FieldProblem[];
}

/** What ties a control to its label, its hint and its fault. */
export interface FieldControl {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

/** A labelled field with its hint and its fault around a control of any kind. */
export function Field({
  path,
  label,
  labelHidden,
  hint,
  problems = [],
  className = '',
  children,
}: FieldProps & { className?: string; children(control: FieldControl): ReactNode }) {
  const id = fieldId(path);
  const message = fieldMessage(problems, path);
  const described = [hint && `${id}-hint`, message && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`field ${className}`.trim()}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-invalid': message ? true : undefined,
        'aria-describedby': described || undefined,
      })}
      {message && (
        <p className="field-error" id={`${id}-error`}>
          {message}
        </p>
      )}
    </div>
  );
}

/** The label of a field that may be left empty. */
export const optional = (label: string) => (
  <>
    {label} <span className="optional">optional</span>
  </>
);
