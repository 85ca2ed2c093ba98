import { useStore } from '@nanostores/react';
import type { WritableAtom } from 'nanostores';
import { useEffect, useState } from 'react';

const TYPING_PAUSE_MS = 250;

/** What is typed into a search, which `search` becomes once the typing pauses. */
export function useTypedSearch(search: WritableAtom<string>) {
  const wanted = useStore(search);
  const [typed, setTyped] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => search.set(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, search]);
  return { wanted, typed, setTyped };
}
