import type { SavedBy } from '@lapidary/shared/errors';
import { useState } from 'react';
import { useNames } from './people/use-names.ts';
import { savedByWords } from './saved-by-words.ts';
import { useMe } from './use-me.ts';

/** Who has saved something meanwhile, and how long ago. */
export function SavedByLine({ savedBy }: { savedBy: SavedBy }) {
  const me = useMe();
  const names = useNames();
  const [now] = useState(() => new Date());
  return <p>{savedByWords(savedBy, { me, names, now })}</p>;
}
