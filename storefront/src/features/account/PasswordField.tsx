import { useState } from 'react';
import { useWords } from '../../lib/island.tsx';
import { Field } from './Field.tsx';
import type { FormProblem } from './form-problems.ts';

interface Props {
  problems: FormProblem[];
  /** `new-password` has password managers propose one. */
  autoComplete: 'current-password' | 'new-password';
  label?: string;
}

export function PasswordField({ problems, autoComplete, label }: Props) {
  const { form: words } = useWords('account');
  const [shown, setShown] = useState(false);
  return (
    <Field
      name="password"
      label={label ?? words.password}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      {...(shown ? { autoCapitalize: 'none' } : {})}
      spellCheck={false}
      maxLength={256}
      problems={problems}
      {...(autoComplete === 'new-password' ? { hint: words.passwordHint } : {})}
      beside={
        <button
          type="button"
          className="text-button account-reveal"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? words.hide : words.show}
          <span className="visually-hidden">{words.ofPassword}</span>
        </button>
      }
    />
  );
}
