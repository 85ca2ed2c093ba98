import type { FieldProblem } from '@lapidary/shared/errors';
import { CheckField } from '../forms/CheckField.tsx';
import { CountriesField } from '../forms/CountriesField.tsx';
import { SelectField } from '../forms/SelectField.tsx';
import { useCurrency } from '../store-context.ts';
import { TextField } from '../TextField.tsx';
import { KIND_OPTIONS, type ShippingForm } from './shipping-form.ts';

interface Props {
  form: ShippingForm;
  problems: FieldProblem[];
  change(edit: Partial<ShippingForm>): void;
}

export function ShippingFields({ form, problems, change }: Props) {
  const currency = useCurrency();
  return (
    <>
      <TextField
        path="name"
        label="Name"
        maxLength={100}
        value={form.name}
        problems={problems}
        onChange={(name) => change({ name })}
      />
      <TextField
        path="description"
        label="Description"
        hint="For shoppers, such as “Handed over against a signature”."
        maxLength={300}
        value={form.description}
        problems={problems}
        onChange={(description) => change({ description })}
      />
      <SelectField
        path="kind"
        label="Kind"
        value={form.kind}
        options={KIND_OPTIONS}
        onChange={(kind) => change({ kind })}
      />
      {form.kind !== 'pick_up' && (
        <TextField
          path="price"
          label={`Price in ${currency}`}
          inputMode="decimal"
          maxLength={20}
          value={form.price}
          problems={problems}
          onChange={(price) => change({ price })}
        />
      )}
      {form.kind === 'free_over' && (
        <TextField
          path="freeOver"
          label={`Free from a value of pieces in ${currency}`}
          inputMode="decimal"
          maxLength={20}
          value={form.freeOver}
          problems={problems}
          onChange={(freeOver) => change({ freeOver })}
        />
      )}
      {form.kind !== 'pick_up' && (
        <div className="admin-pair">
          <TextField
            path="minDays"
            label="Arrives after, in working days: from"
            hint="Monday to Friday, from the order on, packing included."
            inputMode="numeric"
            maxLength={2}
            value={form.minDays}
            problems={problems}
            onChange={(minDays) => change({ minDays })}
          />
          <TextField
            path="maxDays"
            label="Arrives after, in working days: to"
            hint="Pages tell the dates. Leave both empty to promise nothing."
            inputMode="numeric"
            maxLength={2}
            value={form.maxDays}
            problems={problems}
            onChange={(maxDays) => change({ maxDays })}
          />
        </div>
      )}
      <CountriesField
        path="countries"
        value={form.countries}
        problems={problems}
        onChange={(countries) => change({ countries })}
      />
      <TextField
        path="position"
        label="Position"
        hint="Lower comes first; the first that serves a country is chosen for its shoppers."
        inputMode="numeric"
        maxLength={5}
        value={form.position}
        problems={problems}
        onChange={(position) => change({ position })}
      />
      <CheckField
        path="active"
        label="Offered to shoppers"
        checked={form.active}
        onChange={(active) => change({ active })}
      />
    </>
  );
}
