import { Field } from './Field.tsx';
import type { FormProblem } from './form-problems.ts';

export function EmailField({ problems, email }: { problems: FormProblem[]; email?: string }) {
  return (
    <Field
      name="email"
      label="Email"
      type="email"
      autoComplete="username"
      inputMode="email"
      spellCheck={false}
      maxLength={254}
      defaultValue={email}
      problems={problems}
    />
  );
}
