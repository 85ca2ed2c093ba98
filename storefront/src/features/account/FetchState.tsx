import type { Fetched } from './use-fetched.ts';

/** What a section shows while it has nothing to show yet. `what`: "your addresses". */
export function FetchState({ of, what }: { of: Fetched<object>; what: string }) {
  if (of.state === 'ready') return null;
  if (of.state === 'loading') return <p role="status">Loading {what}…</p>;
  return (
    <div className="notice problem" role="alert">
      <p>We could not load {what} just now.</p>
      <button type="button" className="button" onClick={of.retry}>
        Try again
      </button>
    </div>
  );
}
