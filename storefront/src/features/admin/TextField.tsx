import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './forms/Field.tsx';

type Controls = Pick<
  ComponentProps<'input'>,
  'type' | 'maxLength' | 'inputMode' | 'spellCheck' | 'autoComplete'
>;

interface Props extends Controls, FieldProps {
  /** Lines of a text area; without it, one line. */
  rows?: number;
  value: string;
  onChange(value: string): void;
}

/** A controlled text field. */
export function TextField({ path, label, labelHidden, hint, problems, rows, onChange, ...controls }: Props) {
  return (
    <Field path={path} label={label} labelHidden={labelHidden} hint={hint} {...(problems && { problems })}>
      {(control) => {
        const { type = 'text', ...shared } = { autoComplete: 'off', ...controls, ...control };
        return rows ? (
          <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input {...shared} type={type} onChange={(event) => onChange(event.target.value)} />
        );
      }}
    </Field>
  );
}
