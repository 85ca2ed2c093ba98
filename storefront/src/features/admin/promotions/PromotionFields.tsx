import type { FieldProblem } from '@lapidary/shared/errors';
import { CheckField } from '../forms/CheckField.tsx';
import { SelectField } from '../forms/SelectField.tsx';
import { TimeField } from '../forms/TimeField.tsx';
import { useCurrency } from '../store-context.ts';
import { TextField } from '../TextField.tsx';
import { KIND_OPTIONS, type PromotionForm } from './promotion-form.ts';

interface Props {
  form: PromotionForm;
  problems: FieldProblem[];
  change(edit: Partial<PromotionForm>): void;
}

export function PromotionFields({ form, problems, change }: Props) {
  const currency = useCurrency();
  return (
    <>
      <TextField
        path="code"
        label="Code"
        hint="What shoppers type, in capitals or not: letters, digits, hyphens."
        maxLength={40}
        spellCheck={false}
        value={form.code}
        problems={problems}
        onChange={(code) => change({ code })}
      />
      <SelectField
        path="kind"
        label="What it takes off"
        value={form.kind}
        options={KIND_OPTIONS}
        onChange={(kind) => change({ kind })}
      />
      {form.kind === 'percent' && (
        <TextField
          path="percent"
          label="Percentage"
          inputMode="decimal"
          maxLength={6}
          value={form.percent}
          problems={problems}
          onChange={(percent) => change({ percent })}
        />
      )}
      {form.kind === 'amount' && (
        <TextField
          path="amount"
          label={`Amount in ${currency}`}
          inputMode="decimal"
          maxLength={20}
          value={form.amount}
          problems={problems}
          onChange={(amount) => change({ amount })}
        />
      )}
      <TextField
        path="minimum"
        label={`From a value of pieces in ${currency}`}
        hint="Empty for any order."
        inputMode="decimal"
        maxLength={20}
        value={form.minimum}
        problems={problems}
        onChange={(minimum) => change({ minimum })}
      />
      <div className="admin-pair">
        <TimeField
          path="startsAt"
          label="Starts"
          hint="Empty for at once."
          value={form.starts}
          problems={problems}
          onChange={(starts) => change({ starts })}
        />
        <TimeField
          path="endsAt"
          label="Ends"
          hint="Empty for never."
          value={form.ends}
          problems={problems}
          onChange={(ends) => change({ ends })}
        />
      </div>
      <TextField
        path="limit"
        label="How many orders may use it"
        hint="Empty for no limit."
        inputMode="numeric"
        maxLength={10}
        value={form.limit}
        problems={problems}
        onChange={(limit) => change({ limit })}
      />
      <CheckField
        path="active"
        label="The code counts"
        checked={form.active}
        onChange={(active) => change({ active })}
      />
    </>
  );
}
