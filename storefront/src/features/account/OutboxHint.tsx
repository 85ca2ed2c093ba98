import { useEffect, useState } from 'react';
import { useWords } from '../../lib/island.tsx';
import { runtime } from '../../lib/session-runtime.client.ts';

const OUTBOX = '/_local/outbox/';

/** On a shop that runs on one machine no mail is sent: says where the codes are. Elsewhere it shows nothing. */
export function OutboxHint() {
  const { confirm: words } = useWords('account');
  const [local, setLocal] = useState(false);
  useEffect(() => {
    runtime().then(
      ({ cognito }) => setLocal(cognito.endpoint?.startsWith('/_local/') ?? false),
      // A hint that cannot be given is left out; the form itself says when the shop cannot be reached.
      () => setLocal(false),
    );
  }, []);
  if (!local) return null;
  return (
    <p className="quiet">
      {words.outboxBefore}
      <a href={OUTBOX}>{words.outbox}</a>
      {words.outboxAfter}
    </p>
  );
}
