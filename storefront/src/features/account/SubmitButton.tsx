import { useHydrated } from './use-hydrated.ts';

/** Says what it is doing while `busy`; keeps its focus, and a second press does nothing. */
export function SubmitButton({ busy, doing, children }: { busy: boolean; doing: string; children: string }) {
  const hydrated = useHydrated();
  return (
    <button type="submit" className="button" disabled={!hydrated} aria-disabled={busy || undefined}>
      {busy ? doing : children}
    </button>
  );
}
