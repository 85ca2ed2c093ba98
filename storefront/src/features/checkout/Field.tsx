import type { FieldProblem } from '@lapidary/shared/errors';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../lib/island.tsx';
import { type CheckoutField, fieldId } from './checkout-form.ts';

/** What an input, select or textarea of the form gets from its field. */
export interface ControlProps {
  id: string;
  name: string;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string | undefined;
}

interface Props {
  /** The API's JSON path, also the control's name. */
  path: CheckoutField;
  problems: FieldProblem[];
  optional?: boolean;
  hint?: ReactNode;
  control: (props: ControlProps) => ReactElement;
}

/** A labelled control with its hint and, when it has one, its error. */
export function Field({ path, problems, optional = false, hint, control }: Props) {
  const words = useWords('checkout');
  const id = fieldId(path)!;
  const problem = problems.find((one) => one.path === path);
  const described = [problem && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {words.fields[path]} {optional && <span className="optional">{words.optional}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="field-error" id={`${id}-error`}>
          {problem.message}
        </p>
      )}
      {control({
        id,
        name: path,
        'aria-invalid': problem ? true : undefined,
        'aria-describedby': described || undefined,
      })}
    </div>
  );
}
