import { useWords } from '../../lib/island.tsx';
import { Field } from './Field.tsx';
import type { FormProblem } from './form-problems.ts';

export function EmailField({ problems, email }: { problems: FormProblem[]; email?: string }) {
  const words = useWords('account');
  return (
    <Field
      name="email"
      label={words.form.email}
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
