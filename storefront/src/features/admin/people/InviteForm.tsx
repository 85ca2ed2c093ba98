import type { Role } from '@lapidary/shared/people/role';
import { type FormEvent, useState } from 'react';
import { Failure } from '../Failure.tsx';
import { SelectField } from '../forms/SelectField.tsx';
import { ROLES } from './people-words.ts';
import type { People } from './use-people.ts';

/** Invites somebody by mail. */
export function InviteForm({ people: { invite, busy, failure } }: { people: People }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await invite({ email, role })) setEmail('');
  }
  return (
    <section className="admin-section" aria-labelledby="invite-heading">
      <h2 id="invite-heading">Invite somebody</h2>
      <form className="admin-form" onSubmit={(event) => void submit(event)}>
        <div className="admin-pair admin-invite">
          <div className="field">
            <label htmlFor="invite-email">Email</label>
            <input
              id="invite-email"
              type="email"
              required
              autoComplete="off"
              spellCheck={false}
              maxLength={128}
              aria-describedby="invite-hint"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </div>
          <SelectField<Role>
            path="invite-role"
            label="Role"
            value={role}
            options={ROLES}
            onChange={setRole}
          />
        </div>
        <p className="quiet" id="invite-hint">
          They get mail with a password that is good for three days, choose their own, and set up a second
          factor where the shop asks for one. Editors see to products, pictures, stock, listings and
          publishing; managers also to orders, promotions, settings and people.
        </p>
        {failure?.id === '' && <Failure words={failure.words} />}
        <button type="submit" className="button" aria-disabled={busy || undefined}>
          Invite
        </button>
      </form>
    </section>
  );
}
