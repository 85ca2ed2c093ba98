import { useState } from 'react';
import { useWords } from '../../lib/island.tsx';
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
  const account = useWords('account');
  const failures = useWords('failures');
  const words = account.rights;
  const [said, setSaid] = useState({ text: '', isProblem: false });
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    setSaid({ text: words.collecting, isProblem: false });
    try {
      await saveAccountExport();
      setSaid({ text: words.downloaded, isProblem: false });
    } catch (error) {
      setSaid({ text: refusalProblems(error, 'export', { account, failures })[0]!.message, isProblem: true });
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <button type="button" className="button secondary" aria-disabled={busy} onClick={() => void save()}>
        {words.download}
      </button>
      <p role={said.isProblem ? 'alert' : 'status'}>{said.text}</p>
    </>
  );
}

/** What a shopper may do with the account as a whole. */
export function PrivacySection({ email, onSignOutEverywhere, onLeaving }: Props) {
  const account = useWords('account');
  const words = account.rights;
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy" tabIndex={-1}>
        {account.privacy}
      </h2>
      <div className="account-choice">
        <p>{words.lost}</p>
        <button type="button" className="button secondary" onClick={onSignOutEverywhere}>
          {words.everywhere}
        </button>
      </div>
      <div className="account-choice">
        <p>{words.export}</p>
        <ExportButton />
      </div>
      <div className="account-choice">
        <DeleteAccount email={email} onLeaving={onLeaving} />
      </div>
    </section>
  );
}
