import type { TaxSettings, VersionedTaxSettings } from '@lapidary/shared/pricing/store-settings';
import { routeHash } from '../admin-routes.ts';
import { CheckField } from '../forms/CheckField.tsx';
import { RecordFrame } from '../forms/RecordFrame.tsx';
import { useRecordForm } from '../forms/use-record-form.ts';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { TextField } from '../TextField.tsx';
import { useLoad } from '../use-load.ts';
import { getTax, putTax } from './settings-api.client.ts';
import { TaxRates } from './TaxRates.tsx';
import { readTax, TAX_ROWS, type TaxForm, taxFacts, taxForm } from './tax-form.ts';

function TaxEditor({ tax }: { tax: VersionedTaxSettings }) {
  const record = useRecordForm<TaxForm, TaxSettings, VersionedTaxSettings>(tax, {
    formOf: (saved) => taxForm((saved ?? tax).settings),
    read: readTax,
    send: (input, onto) => putTax(input, (onto ?? tax).version),
    fetch: getTax,
    facts: taxFacts,
    rows: TAX_ROWS,
  });
  const { form, problems, change } = record;
  return (
    <RecordFrame record={record}>
      <CheckField
        path="pricesIncludeTax"
        label="Prices of pieces and delivery include the tax"
        checked={form.pricesIncludeTax}
        onChange={(pricesIncludeTax) => change({ pricesIncludeTax })}
      />
      <CheckField
        path="shippingTaxed"
        label="Delivery is taxed like the pieces"
        checked={form.shippingTaxed}
        onChange={(shippingTaxed) => change({ shippingTaxed })}
      />
      <TextField
        path="defaultRate"
        label="Rate in percent"
        hint="Of every country without a rate of its own."
        inputMode="decimal"
        maxLength={6}
        value={form.defaultRate}
        problems={problems}
        onChange={(defaultRate) => change({ defaultRate })}
      />
      <TaxRates rates={form.rates} problems={problems} onChange={(rates) => change({ rates })} />
      <p className="quiet">Orders keep what they were charged.</p>
    </RecordFrame>
  );
}

export function TaxScreen() {
  const tax = useLoad(getTax);
  return (
    <>
      <ScreenHeading title="Tax" />
      <p>
        <a href={routeHash({ screen: 'settings' })}>All settings</a>
      </p>
      <LoadedPart loaded={tax} of="the tax settings">
        {(value) => <TaxEditor tax={value} />}
      </LoadedPart>
    </>
  );
}
