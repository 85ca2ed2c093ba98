import type { AddressList, SaveAddress, SavedAddress } from '@lapidary/shared/customers/address';
import { useWords } from '../../lib/island.tsx';
import { requestSignedIn } from '../../lib/session-request.client.ts';
import { countries, countryOf } from '../checkout/countries.ts';
import { addressProblems, readAddress } from './address-form.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { Field } from './Field.tsx';
import type { FormProblem } from './form-problems.ts';
import { refusalProblems } from './refusal-problems.ts';
import { SubmitButton } from './SubmitButton.tsx';
import { useSubmit } from './use-submit.ts';

interface Props {
  locale: string;
  /** The address to change; null to add one. */
  saved: SavedAddress | null;
  onSaved(list: AddressList): void;
  onCancel(): void;
}

const PATH = '/api/account/addresses';

function CountryField({
  locale,
  country,
  problems,
}: {
  locale: string;
  country: string;
  problems: FormProblem[];
}) {
  const { address: words } = useWords('account');
  const problem = problems.find(({ field }) => field === 'address-country');
  return (
    <div className="field">
      <label htmlFor="address-country">{words.country}</label>
      {problem && (
        <p className="field-error" id="address-country-error">
          {problem.message}
        </p>
      )}
      <select
        id="address-country"
        name="address-country"
        autoComplete="country"
        defaultValue={country}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'address-country-error' : undefined}
      >
        <option value="">{words.chooseCountry}</option>
        {countries(locale).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Adds an address or changes one. The first field takes the focus, as the form has just appeared. */
export function AddressForm({ locale, saved, onSaved, onCancel }: Props) {
  const account = useWords('account');
  const failures = useWords('failures');
  const words = account.address;
  const { busy, problems, onSubmit } = useSubmit(async (form) => {
    const address = readAddress(form);
    const faults = addressProblems(address, account);
    if (faults.length > 0) return faults;
    const body: SaveAddress = { address, isDefault: form.get('address-default') !== null };
    try {
      onSaved(
        saved
          ? await requestSignedIn<AddressList>('PUT', `${PATH}/${saved.id}`, { body })
          : await requestSignedIn<AddressList>('POST', PATH, { body }),
      );
      return [];
    } catch (error) {
      return refusalProblems(error, 'address', { account, failures });
    }
  });
  const before = saved?.address;
  const text = (name: string, label: string, autoComplete: string, maxLength: number, value = '') => (
    <Field
      name={`address-${name}`}
      label={label}
      autoComplete={autoComplete}
      maxLength={maxLength}
      defaultValue={value}
      problems={problems}
      autoFocus={name === 'name'}
    />
  );
  return (
    <form method="post" className="account-form" noValidate onSubmit={onSubmit}>
      <h3>{saved ? words.changeTitle : words.newTitle}</h3>
      <ErrorSummary problems={problems} />
      {text('name', words.name, 'name', 120, before?.name)}
      {text('line1', words.line1, 'address-line1', 200, before?.line1)}
      {text('line2', words.line2, 'address-line2', 200, before?.line2)}
      {text('postalCode', words.postalCode, 'postal-code', 20, before?.postalCode)}
      {text('city', words.city, 'address-level2', 100, before?.city)}
      {text('region', words.region, 'address-level1', 100, before?.region)}
      <CountryField locale={locale} country={before?.country ?? countryOf(locale)} problems={problems} />
      {!saved?.isDefault && (
        <label className="account-check">
          <input type="checkbox" name="address-default" />
          <span>{words.asDefault}</span>
        </label>
      )}
      <SubmitButton busy={busy} doing={account.saving}>
        {words.save}
      </SubmitButton>
      <button type="button" className="text-button" onClick={onCancel}>
        {account.cancel}
      </button>
    </form>
  );
}
