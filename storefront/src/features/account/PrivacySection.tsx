import { useState } from 'react';
import { DeleteAccount } from './DeleteAccount.tsx';
import { saveAccountExport } from './export-account.client.ts';
import { refusalProblems } from './refusal-problems.ts';

interface Props {
  email: string;
  /** Signs out on every device. */
  onSignOutEverywhere(): void;
  /** The page is about to be left on purpose. */
  onLeaving(): void;
}

function ExportButton() {
  const [said, setSaid] = useState({ text: '', isProblem: false });
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    setSaid({ text: 'Collecting your data…', isProblem: false });
    try {
      await saveAccountExport();
      setSaid({ text: 'The file is in your downloads.', isProblem: false });
    } catch (error) {
      setSaid({ text: refusalProblems(error, 'export')[0]!.message, isProblem: true });
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <button type="button" className="button secondary" aria-disabled={busy} onClick={() => void save()}>
        Download my data
      </button>
      <p role={said.isProblem ? 'alert' : 'status'}>{said.text}</p>
    </>
  );
}

/** What a shopper may do with the account as a whole. */
export function PrivacySection({ email, onSignOutEverywhere, onLeaving }: Props) {
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy" tabIndex={-1}>
        Privacy and sign-in
      </h2>
      <div className="account-choice">
        <p>Lost a phone, or signed in on a computer that is not yours?</p>
        <button type="button" className="button secondary" onClick={onSignOutEverywhere}>
          Sign out everywhere
        </button>
      </div>
      <div className="account-choice">
        <p>
          A file with everything that we keep of you: details, addresses, orders, bag, and what you did here.
        </p>
        <ExportButton />
      </div>
      <div className="account-choice">
        <DeleteAccount email={email} onLeaving={onLeaving} />
      </div>
    </section>
  );
}
