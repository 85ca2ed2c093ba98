import type { FieldProblem } from '@lapidary/shared/errors';
import { TextField } from '../TextField.tsx';
import { countryWords, parseCountries } from './country-codes.ts';

interface Props {
  path: string;
  value: string;
  problems: FieldProblem[];
  onChange(value: string): void;
}

/** Countries by their codes; what they are called is said as they are typed. */
export function CountriesField({ path, value, problems, onChange }: Props) {
  // The schema finds fault with one of the list, the field is all of them.
  const own = problems.map((problem) =>
    problem.path.startsWith(`${path}.`)
      ? { path, message: 'Write two-letter codes such as GB, DE.' }
      : problem,
  );
  return (
    <TextField
      path={path}
      label="Countries"
      hint={`Two-letter codes such as GB, DE; none for everywhere. Now: ${countryWords(parseCountries(value))}.`}
      maxLength={1000}
      spellCheck={false}
      value={value}
      problems={own}
      onChange={onChange}
    />
  );
}
