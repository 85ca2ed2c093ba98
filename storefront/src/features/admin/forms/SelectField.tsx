import { fieldId } from '../field-problems.ts';

interface Props<Value extends string> {
  path: string;
  label: string;
  value: Value;
  options: readonly (readonly [value: Value, words: string])[];
  onChange(value: Value): void;
}

export function SelectField<Value extends string>({ path, label, value, options, onChange }: Props<Value>) {
  const id = fieldId(path);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
