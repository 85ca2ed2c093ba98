import { useEffect, useRef } from 'react';
import { useWords } from '../../lib/island.tsx';
import { Field } from './Field.tsx';
import type { FormProblem } from './form-problems.ts';

/** The first field of a step that has just appeared: it takes the focus that the step before has lost. */
export function CodeField({ problems }: { problems: FormProblem[] }) {
  const words = useWords('account');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <Field
      ref={input}
      name="code"
      label={words.form.code}
      autoComplete="one-time-code"
      inputMode="numeric"
      maxLength={20}
      problems={problems}
    />
  );
}
