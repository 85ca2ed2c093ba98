import { useEffect, useRef } from 'react';
import { Field } from './Field.tsx';
import type { FormProblem } from './form-problems.ts';

interface Props {
  label: string;
  problems: FormProblem[];
  /** Takes the focus that the step before has lost. */
  focus?: boolean;
}

/** Six digits of an authenticator app. */
export function AppCodeField({ label, problems, focus = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  return (
    <Field
      ref={input}
      name="code"
      label={label}
      autoComplete="one-time-code"
      inputMode="numeric"
      maxLength={12}
      problems={problems}
    />
  );
}
