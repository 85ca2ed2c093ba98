import type { FieldProblem } from '@lapidary/shared/errors';
import { postalCodeUse } from '@lapidary/shared/orders/postal-code';
import type { ReactNode } from 'react';
import { useWords } from '../../lib/island.tsx';
import type { Country } from './countries.ts';
import { Field } from './Field.tsx';

interface Props {
  problems: FieldProblem[];
  countries: Country[];
  /** Preselected country code, or ''. */
  country: string;
  /** The one chosen now, or ''. */
  chosenCountry: string;
  /** How it is delivered and paid: between the address and the note. */
  children: ReactNode;
}

function ContactFields({ problems }: Pick<Props, 'problems'>) {
  const words = useWords('checkout');
  return (
    <fieldset className="checkout-group">
      <legend>{words.contact}</legend>
      <Field
        path="email"
        problems={problems}
        hint={words.emailHint}
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

function AddressFields({ problems, countries, country, chosenCountry }: Omit<Props, 'children'>) {
  const words = useWords('checkout');
  return (
    <fieldset className="checkout-group">
      <legend>{words.address}</legend>
      <Field
        path="shippingAddress.name"
        problems={problems}
        control={(props) => (
          <input type="text" {...props} autoComplete="shipping name" maxLength={120} required />
        )}
      />
      <Field
        path="shippingAddress.line1"
        problems={problems}
        control={(props) => (
          <input type="text" {...props} autoComplete="shipping address-line1" maxLength={200} required />
        )}
      />
      <Field
        path="shippingAddress.line2"
        problems={problems}
        optional
        control={(props) => (
          <input type="text" {...props} autoComplete="shipping address-line2" maxLength={200} />
        )}
      />
      <div className="field-pair">
        <Field
          path="shippingAddress.postalCode"
          problems={problems}
          optional={chosenCountry === '' || postalCodeUse(chosenCountry) !== 'required'}
          control={(props) => (
            <input type="text" {...props} autoComplete="shipping postal-code" maxLength={20} />
          )}
        />
        <Field
          path="shippingAddress.city"
          problems={problems}
          control={(props) => (
            <input type="text" {...props} autoComplete="shipping address-level2" maxLength={100} required />
          )}
        />
      </div>
      <Field
        path="shippingAddress.region"
        problems={problems}
        optional
        control={(props) => (
          <input type="text" {...props} autoComplete="shipping address-level1" maxLength={100} />
        )}
      />
      <Field
        path="shippingAddress.country"
        problems={problems}
        control={(props) => (
          <select {...props} autoComplete="shipping country" defaultValue={country} required>
            <option value="">{words.chooseCountry}</option>
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

/** Every field of the checkout. They keep their own text, so that what is typed before React runs is not lost. */
export function CheckoutFields({ children, ...props }: Props) {
  const words = useWords('checkout');
  return (
    <>
      <ContactFields problems={props.problems} />
      <AddressFields {...props} />
      {children}
      <Field
        path="note"
        problems={props.problems}
        optional
        hint={words.noteHint}
        control={(control) => <textarea {...control} maxLength={1000} rows={3} />}
      />
    </>
  );
}
