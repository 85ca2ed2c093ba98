import type { Account, Profile } from '@lapidary/shared/customers/account';
import { useState } from 'react';
import { useWords } from '../../lib/island.tsx';
import { requestSignedIn } from '../../lib/session-request.client.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FetchState } from './FetchState.tsx';
import { Field } from './Field.tsx';
import { fieldText } from './form-problems.ts';
import { languageChoices } from './language-choices.ts';
import { refusalProblems } from './refusal-problems.ts';
import { SubmitButton } from './SubmitButton.tsx';
import { useFetched } from './use-fetched.ts';
import { useSubmit } from './use-submit.ts';

const readProfile = (form: FormData): Profile => ({
  name: fieldText(form, 'profile-name'),
  phone: fieldText(form, 'profile-phone'),
  locale: fieldText(form, 'profile-locale'),
  marketingConsent: form.get('profile-marketingConsent') !== null,
});

function ProfileForm({ account, replace }: { account: Account; replace(account: Account): void }) {
  const words = useWords('account');
  const failures = useWords('failures');
  const [saved, setSaved] = useState(false);
  const { busy, problems, onSubmit } = useSubmit(async (form) => {
    setSaved(false);
    try {
      replace(await requestSignedIn<Account>('PUT', '/api/account', { body: readProfile(form) }));
      setSaved(true);
      return [];
    } catch (error) {
      return refusalProblems(error, 'profile', { account: words, failures });
    }
  });
  return (
    <form method="post" className="account-form" noValidate onSubmit={onSubmit}>
      <ErrorSummary problems={problems} />
      <Field
        name="profile-name"
        label={words.profile.name}
        autoComplete="name"
        maxLength={120}
        defaultValue={account.name}
        problems={problems}
      />
      <Field
        name="profile-phone"
        label={words.profile.phone}
        type="tel"
        autoComplete="tel"
        maxLength={40}
        defaultValue={account.phone}
        problems={problems}
      />
      <div className="field">
        <label htmlFor="profile-locale">{words.profile.language}</label>
        <select id="profile-locale" name="profile-locale" defaultValue={account.locale}>
          <option value="">{words.profile.shopLanguage}</option>
          {languageChoices(account.locale, navigator.languages).map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <label className="account-check">
        <input type="checkbox" name="profile-marketingConsent" defaultChecked={account.marketingConsent} />
        <span>{words.profile.consent}</span>
      </label>
      <SubmitButton busy={busy} doing={words.saving}>
        {words.profile.save}
      </SubmitButton>
      <p role="status">{saved && words.profile.saved}</p>
    </form>
  );
}

/** Name, phone, language and consent; the email belongs to the sign-in. */
export function ProfileSection() {
  const words = useWords('account');
  const account = useFetched<Account>('/api/account');
  return (
    <section aria-labelledby="details">
      <h2 id="details" tabIndex={-1}>
        {words.details}
      </h2>
      <FetchState of={account} words={words.profile} />
      {account.state === 'ready' && <ProfileForm account={account.value} replace={account.replace} />}
    </section>
  );
}
