import { useState } from 'react';
import { Field } from './Field.tsx';
import type { FormProblem } from './form-problems.ts';

interface Props {
  problems: FormProblem[];
  /** `new-password` has password managers propose one. */
  autoComplete: 'current-password' | 'new-password';
  label?: string;
}

export function PasswordField({ problems, autoComplete, label = 'Password' }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <Field
      name="password"
      label={label}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      {...(shown ? { autoCapitalize: 'none' } : {})}
      spellCheck={false}
      maxLength={256}
      problems={problems}
      {...(autoComplete === 'new-password'
        ? { hint: 'At least 8 characters, with upper-case and lower-case letters and a number.' }
        : {})}
      beside={
        <button
          type="button"
          className="text-button account-reveal"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Show'}
          <span className="visually-hidden"> password</span>
        </button>
      }
    />
  );
}
