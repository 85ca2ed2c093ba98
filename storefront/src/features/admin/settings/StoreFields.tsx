import type { FieldProblem } from '@lapidary/shared/errors';
import { SelectField } from '../forms/SelectField.tsx';
import { TimeField } from '../forms/TimeField.tsx';
import { TextField } from '../TextField.tsx';
import { CURRENCY_OPTIONS, currencyWords, LANGUAGE_OPTIONS, type StoreForm } from './store-form.ts';

interface Props {
  form: StoreForm;
  problems: FieldProblem[];
  change(edit: Partial<StoreForm>): void;
}

/** Who the shop is, and how it writes. */
export function StoreBasics({
  form,
  problems,
  change,
  currencyFixed,
}: Props & { currencyFixed: string | null }) {
  return (
    <>
      <TextField
        path="name"
        label="Name of the shop"
        maxLength={100}
        value={form.name}
        problems={problems}
        onChange={(name) => change({ name })}
      />
      {currencyFixed === null ? (
        <SelectField
          path="currency"
          label="Currency"
          hint="Until the first order. Prices keep their numbers: 120.00 stays 120.00."
          value={form.currency}
          options={CURRENCY_OPTIONS}
          problems={problems}
          onChange={(currency) => change({ currency })}
        />
      ) : (
        <dl className="admin-facts">
          <div>
            <dt>Currency</dt>
            <dd>
              {currencyWords(form.currency)}
              <p className="quiet">{currencyFixed}</p>
            </dd>
          </div>
        </dl>
      )}
      <TextField
        path="locale"
        label="Locale"
        hint="The language that you write in, and how amounts and dates look: en, en-GB, vi-VN."
        maxLength={35}
        spellCheck={false}
        value={form.locale}
        problems={problems}
        onChange={(locale) => change({ locale })}
      />
      <SelectField
        path="languages"
        label="Languages of the pages"
        hint="The first one is at the root of the site. What you write is not translated."
        value={form.languages}
        options={LANGUAGE_OPTIONS}
        problems={problems}
        onChange={(languages) => change({ languages })}
      />
    </>
  );
}

/** How shoppers reach the shop. */
export function ContactFields({ form, problems, change }: Props) {
  return (
    <fieldset className="admin-section">
      <legend className="admin-legend">Contact</legend>
      <p className="quiet">
        At the foot of every page and mail, and on packing slips. What is empty is not shown.
      </p>
      <TextField
        path="contact.email"
        label="Email"
        maxLength={200}
        spellCheck={false}
        value={form.email}
        problems={problems}
        onChange={(email) => change({ email })}
      />
      <TextField
        path="contact.phone"
        label="Phone"
        inputMode="tel"
        maxLength={40}
        value={form.phone}
        problems={problems}
        onChange={(phone) => change({ phone })}
      />
      <TextField
        path="contact.address"
        label="Address"
        hint="As on an envelope, up to six lines."
        rows={4}
        maxLength={606}
        value={form.address}
        problems={problems.map((one) =>
          one.path.startsWith('contact.address.') ? { ...one, path: 'contact.address' } : one,
        )}
        onChange={(address) => change({ address })}
      />
    </fieldset>
  );
}

/** What stands above every page. */
export function AnnouncementFields({ form, problems, change }: Props) {
  return (
    <fieldset className="admin-section">
      <legend className="admin-legend">Announcement</legend>
      <TextField
        path="announcement.text"
        label="Text above every page"
        hint="One line, such as: Free delivery until Sunday. Empty for none."
        maxLength={160}
        value={form.announcement}
        problems={problems}
        onChange={(announcement) => change({ announcement })}
      />
      <TextField
        path="announcement.link"
        label="Where it leads"
        hint="A page of the shop such as /delivery/, or https://…; empty for nowhere."
        maxLength={500}
        spellCheck={false}
        value={form.link}
        problems={problems}
        onChange={(link) => change({ link })}
      />
      <TimeField
        path="announcement.endsAt"
        label="Taken down at"
        hint="In your time zone. Empty: it stays until you empty it."
        value={form.ends}
        problems={problems}
        onChange={(ends) => change({ ends })}
      />
    </fieldset>
  );
}
