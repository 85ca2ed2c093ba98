import { TaxSettings } from '@lapidary/shared/pricing/store-settings';
import { percentField, readPercent } from '../forms/number-fields.ts';
import { type FormReading, readFields, readInput, valueOr, withProblems } from '../forms/read-input.ts';

export interface TaxForm {
  pricesIncludeTax: boolean;
  shippingTaxed: boolean;
  defaultRate: string;
  /** Rows in the order of the list; the key stays while a row is edited. */
  rates: { key: number; country: string; rate: string }[];
}

export const taxForm = (settings: TaxSettings): TaxForm => ({
  pricesIncludeTax: settings.pricesIncludeTax,
  shippingTaxed: settings.shippingTaxed,
  defaultRate: percentField(settings.defaultRate),
  rates: Object.entries(settings.rates)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([country, rate], key) => ({ key, country, rate: percentField(rate) })),
});

/** A country has one rate. */
export const TAX_ROWS = {
  rates: ({ country }: TaxForm['rates'][number]): string => country.trim().toUpperCase(),
};

/** The list with one more row to be filled in. */
export const withRate = (rates: TaxForm['rates']): TaxForm['rates'] => [
  ...rates,
  { key: Math.max(-1, ...rates.map(({ key }) => key)) + 1, country: '', rate: '' },
];

export function readTax(form: TaxForm): FormReading<TaxSettings> {
  const defaultRate = readPercent(form.defaultRate);
  const rows = form.rates.map(({ country, rate }) => ({
    country: country.trim().toUpperCase(),
    rate: readPercent(rate),
  }));
  const problems = readFields({ defaultRate });
  for (const [index, { country, rate }] of rows.entries()) {
    const path = `rates.${index}`;
    const first = rows.findIndex((row) => row.country === country);
    if (!/^[A-Z]{2}$/.test(country)) {
      problems.push({ path: `${path}.country`, message: 'Write a two-letter code such as DE.' });
    } else if (first < index) {
      problems.push({ path: `${path}.country`, message: `${country} has a rate already.` });
    }
    problems.push(...readFields({ [`${path}.rate`]: rate }));
  }
  return withProblems(
    problems,
    readInput(TaxSettings, {
      pricesIncludeTax: form.pricesIncludeTax,
      shippingTaxed: form.shippingTaxed,
      defaultRate: valueOr(defaultRate, 0),
      rates: Object.fromEntries(
        rows.flatMap(({ country, rate }) =>
          /^[A-Z]{2}$/.test(country) ? [[country, valueOr(rate, 0)]] : [],
        ),
      ),
    }),
  );
}

const yesNo = (yes: boolean): string => (yes ? 'yes' : 'no');

/** What a form says, field by field. */
export const taxFacts = (form: TaxForm): [string, string][] => [
  ['Prices include tax', yesNo(form.pricesIncludeTax)],
  ['Delivery is taxed', yesNo(form.shippingTaxed)],
  ['Rate', form.defaultRate],
  ...form.rates.map((row): [string, string] => [`Rate in ${TAX_ROWS.rates(row)}`, row.rate]),
];
