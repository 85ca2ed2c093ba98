import { useStore } from '@nanostores/react';
import { useEffect } from 'react';
import { $notice } from './notice.client.ts';

const SHOWN_MS = 6000;

/** Says what went well, for a while. Failures are not said here: they stay where they happened. */
export function StatusLine() {
  const notice = useStore($notice);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => $notice.set(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className="admin-status" role="status">
      {notice && <p>{notice.text}</p>}
    </div>
  );
}
