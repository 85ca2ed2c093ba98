import { Field } from './Field.tsx';
import type { FormProblem } from './form-problems.ts';

export function CodeField({ problems }: { problems: FormProblem[] }) {
  return (
    <Field
      name="code"
      label="Code from the email"
      autoComplete="one-time-code"
      inputMode="numeric"
      maxLength={20}
      problems={problems}
    />
  );
}
