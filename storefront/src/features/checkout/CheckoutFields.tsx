import type { FieldProblem } from '@lapidary/shared/errors';
import { FIELD_LABELS, fieldId, PAYMENT_METHODS } from './checkout-form.ts';
import type { Country } from './countries.ts';
import { Field } from './Field.tsx';

interface Props {
  problems: FieldProblem[];
  countries: Country[];
  /** Preselected country code, or ''. */
  country: string;
}

function ContactFields({ problems }: Pick<Props, 'problems'>) {
  return (
    <fieldset className="checkout-group">
      <legend>Contact</legend>
      <Field
        path="email"
        problems={problems}
        hint="With it and the order's number you can look the order up."
        control={(props) => (
          <input {...props} type="email" autoComplete="email" maxLength={254} required aria-required />
        )}
      />
      <Field
        path="phone"
        problems={problems}
        optional
        control={(props) => <input {...props} type="tel" autoComplete="tel" maxLength={40} />}
      />
    </fieldset>
  );
}

function AddressFields({ problems, countries, country }: Props) {
  return (
    <fieldset className="checkout-group">
      <legend>Delivery</legend>
      <Field
        path="shippingAddress.name"
        problems={problems}
        control={(props) => <input {...props} autoComplete="shipping name" maxLength={120} required />}
      />
      <Field
        path="shippingAddress.line1"
        problems={problems}
        control={(props) => (
          <input {...props} autoComplete="shipping address-line1" maxLength={200} required />
        )}
      />
      <Field
        path="shippingAddress.line2"
        problems={problems}
        optional
        control={(props) => <input {...props} autoComplete="shipping address-line2" maxLength={200} />}
      />
      <div className="field-pair">
        <Field
          path="shippingAddress.postalCode"
          problems={problems}
          optional
          control={(props) => <input {...props} autoComplete="shipping postal-code" maxLength={20} />}
        />
        <Field
          path="shippingAddress.city"
          problems={problems}
          control={(props) => (
            <input {...props} autoComplete="shipping address-level2" maxLength={100} required />
          )}
        />
      </div>
      <Field
        path="shippingAddress.region"
        problems={problems}
        optional
        control={(props) => <input {...props} autoComplete="shipping address-level1" maxLength={100} />}
      />
      <Field
        path="shippingAddress.country"
        problems={problems}
        control={(props) => (
          <select {...props} autoComplete="shipping country" defaultValue={country} required>
            <option value="">Choose a country</option>
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      />
    </fieldset>
  );
}

function PaymentFields({ problems }: Pick<Props, 'problems'>) {
  const id = fieldId('paymentMethod')!;
  const problem = problems.find(({ path }) => path === 'paymentMethod');
  return (
    <fieldset className="checkout-group" aria-describedby={problem ? `${id}-error` : undefined}>
      <legend>{FIELD_LABELS.paymentMethod}</legend>
      {problem && (
        <p className="field-error" id={`${id}-error`}>
          {problem.message}
        </p>
      )}
      <div className="payment-methods">
        {PAYMENT_METHODS.map(({ value, label, hint }, index) => (
          <label key={value}>
            <input type="radio" name="paymentMethod" value={value} id={index === 0 ? id : undefined} />
            <span>
              {label}
              <span className="hint">{hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Every field of the checkout. They keep their own text, so that what is typed before React runs is not lost. */
export function CheckoutFields({ problems, countries, country }: Props) {
  return (
    <>
      <ContactFields problems={problems} />
      <AddressFields problems={problems} countries={countries} country={country} />
      <PaymentFields problems={problems} />
      <Field
        path="note"
        problems={problems}
        optional
        hint="An engraving, a date, a wish."
        control={(props) => <textarea {...props} maxLength={1000} rows={3} />}
      />
    </>
  );
}
