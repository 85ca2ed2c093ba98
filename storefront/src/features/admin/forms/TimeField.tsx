import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './Field.tsx';

interface Props extends FieldProps, Pick<ComponentProps<'input'>, 'required' | 'min'> {
  /** A date alone, or a date and a time. */
  type?: 'date' | 'datetime-local';
  /** In the merchant's own time, as the field has it; '' for none. */
  value: string;
  onChange(value: string): void;
}

/** A moment in the merchant's own time. */
export function TimeField({ type = 'datetime-local', value, required, min, onChange, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          type={type}
          value={value}
          required={required}
          min={min}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
