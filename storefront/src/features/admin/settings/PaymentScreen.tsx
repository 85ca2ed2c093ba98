import type { PaymentSettings, VersionedPaymentSettings } from '@lapidary/shared/pricing/store-settings';
import { routeHash } from '../admin-routes.ts';
import { CheckField } from '../forms/CheckField.tsx';
import { CountriesField } from '../forms/CountriesField.tsx';
import { RecordFrame } from '../forms/RecordFrame.tsx';
import { useRecordForm } from '../forms/use-record-form.ts';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { useCurrency } from '../store-context.ts';
import { TextField } from '../TextField.tsx';
import { useLoad } from '../use-load.ts';
import { type PaymentForm, paymentFacts, paymentForm, readPayment, WAY_WORDS, WAYS } from './payment-form.ts';
import { getPayment, putPayment } from './settings-api.client.ts';

function PaymentEditor({ payment }: { payment: VersionedPaymentSettings }) {
  const currency = useCurrency();
  const record = useRecordForm<PaymentForm, PaymentSettings, VersionedPaymentSettings>(payment, {
    formOf: (saved) => paymentForm((saved ?? payment).settings, currency),
    read: (form) => readPayment(form, currency),
    send: (input, onto) => putPayment(input, (onto ?? payment).version),
    fetch: getPayment,
    facts: paymentFacts,
  });
  const { form, problems, change } = record;
  return (
    <RecordFrame record={record}>
      {WAYS.map((way) => (
        <fieldset key={way} className="admin-section">
          <legend className="admin-legend">{WAY_WORDS[way]}</legend>
          <CheckField
            path={`${way}.active`}
            label={`Offer ${WAY_WORDS[way].toLowerCase()}`}
            checked={form.active[way]}
            onChange={(active) => change({ active: { ...form.active, [way]: active } })}
          />
          <TextField
            path={`${way}.instructions`}
            label="What shoppers are told"
            rows={3}
            maxLength={1000}
            value={form.instructions[way]}
            problems={problems}
            onChange={(text) => change({ instructions: { ...form.instructions, [way]: text } })}
          />
          {way === 'cashOnDelivery' && (
            <>
              <CountriesField
                path="cashOnDelivery.countries"
                value={form.countries}
                problems={problems}
                onChange={(countries) => change({ countries })}
              />
              <TextField
                path="cashOnDelivery.limit"
                label={`Largest total in ${currency}`}
                hint="Empty for any total."
                inputMode="decimal"
                maxLength={20}
                value={form.limit}
                problems={problems}
                onChange={(limit) => change({ limit })}
              />
            </>
          )}
        </fieldset>
      ))}
    </RecordFrame>
  );
}

export function PaymentScreen() {
  const payment = useLoad(getPayment);
  return (
    <>
      <ScreenHeading title="Payment" />
      <p>
        <a href={routeHash({ screen: 'settings' })}>All settings</a>
      </p>
      <LoadedPart loaded={payment} of="the payment settings">
        {(value) => <PaymentEditor payment={value} />}
      </LoadedPart>
    </>
  );
}
