import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { endSession } from '../../lib/session.client.ts';
import { $unsaved, forgetUnsaved } from './admin-navigation.client.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { failureWords } from './failure-words.ts';

/** Signs out, asking first when something unsaved would be lost. */
export function SignOutButton() {
  const unsaved = useStore($unsaved);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function signOut() {
    setFailure(null);
    try {
      await endSession();
      forgetUnsaved();
    } catch (error) {
      setFailure(`You are still signed in. ${failureWords(error)}`);
    }
  }

  return (
    <>
      <button
        type="button"
        className="text-button"
        onClick={() => (unsaved === null ? void signOut() : setAsking(true))}
      >
        Sign out
      </button>
      {failure && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
      {asking && (
        <ConfirmDialog
          title="Sign out without saving?"
          confirm="Sign out"
          cancel="Stay"
          onAnswer={(confirmed) => {
            setAsking(false);
            if (confirmed) void signOut();
          }}
        >
          {unsaved}
        </ConfirmDialog>
      )}
    </>
  );
}
