import type { ComponentProps, ReactNode } from 'react';
import type { FormProblem } from './form-problems.ts';

interface Props extends Omit<ComponentProps<'input'>, 'id'> {
  name: string;
  label: string;
  hint?: string;
  problems: FormProblem[];
  /** Stands beside the input, such as the button that shows a password. */
  beside?: ReactNode;
}

/** A labelled, uncontrolled input with its hint and its fault. The id is the name. */
export function Field({ name, label, hint, problems, beside, ...input }: Props) {
  const problem = problems.find((each) => each.field === name);
  const described = [hint && `${name}-hint`, problem && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="field-error" id={`${name}-error`}>
          {problem.message}
        </p>
      )}
      <div className="account-input">
        <input
          {...input}
          id={name}
          name={name}
          aria-invalid={problem ? true : undefined}
          aria-describedby={described || undefined}
        />
        {beside}
      </div>
    </div>
  );
}
