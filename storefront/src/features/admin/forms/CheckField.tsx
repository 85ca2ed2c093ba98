import { fieldId } from '../field-problems.ts';

interface Props {
  path: string;
  label: string;
  checked: boolean;
  onChange(checked: boolean): void;
}

export function CheckField({ path, label, checked, onChange }: Props) {
  return (
    <label className="admin-check" htmlFor={fieldId(path)}>
      <input
        id={fieldId(path)}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
