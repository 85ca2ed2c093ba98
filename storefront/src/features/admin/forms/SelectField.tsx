import { Field, type FieldProps } from './Field.tsx';

interface Props<Value extends string> extends FieldProps {
  value: Value;
  options: readonly (readonly [value: Value, words: string])[];
  onChange(value: Value): void;
}

/** A choice of one. */
export function SelectField<Value extends string>({ value, options, onChange, ...field }: Props<Value>) {
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value as Value)}>
          {options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
