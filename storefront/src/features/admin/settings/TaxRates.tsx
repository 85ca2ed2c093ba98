import type { FieldProblem } from '@lapidary/shared/errors';
import { countryWords } from '../forms/country-codes.ts';
import { withEntry, withoutEntry } from '../list-moves.ts';
import { TextField } from '../TextField.tsx';
import { type TaxForm, withRate } from './tax-form.ts';

interface Props {
  rates: TaxForm['rates'];
  problems: FieldProblem[];
  onChange(rates: TaxForm['rates']): void;
}

/** Countries with a rate of their own. */
export function TaxRates({ rates, problems, onChange }: Props) {
  return (
    <fieldset className="admin-rates">
      <legend className="field-label">Rates of countries</legend>
      {rates.length === 0 && <p className="quiet">Every country has the rate above.</p>}
      {rates.map((row, index) => {
        const code = row.country.trim().toUpperCase();
        const name = /^[A-Z]{2}$/.test(code) ? countryWords([code]) : `row ${index + 1}`;
        return (
          <div className="admin-rate" key={row.key}>
            <TextField
              path={`rates.${index}.country`}
              label="Country"
              maxLength={2}
              spellCheck={false}
              value={row.country}
              problems={problems}
              onChange={(country) => onChange(withEntry(rates, index, { ...row, country }))}
            />
            <TextField
              path={`rates.${index}.rate`}
              label="Percent"
              inputMode="decimal"
              maxLength={6}
              value={row.rate}
              problems={problems}
              onChange={(rate) => onChange(withEntry(rates, index, { ...row, rate }))}
            />
            <button
              type="button"
              className="text-button"
              onClick={() => onChange(withoutEntry(rates, index))}
            >
              Remove<span className="visually-hidden"> {name}</span>
            </button>
          </div>
        );
      })}
      <button type="button" className="button secondary" onClick={() => onChange(withRate(rates))}>
        Add a country
      </button>
    </fieldset>
  );
}
