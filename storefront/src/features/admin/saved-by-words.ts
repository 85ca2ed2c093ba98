import type { SavedBy } from '@lapidary/shared/errors';
import { agoWords } from './time-words.ts';
import { whoWords } from './who-words.ts';

/**
 * "Lan saved it 2 minutes ago.": who saved what somebody else was editing, as far as whoever looks may know it.
 * @param names addresses of merchants by id, for managers.
 */
export function savedByWords(
  { actor, name, at }: SavedBy,
  { me, names, now }: { me: string | null; names: ReadonlyMap<string, string>; now: Date },
): string {
  const ago = agoWords(at, now);
  if (actor === me) return `You saved it in another window ${ago}.`;
  const called = name ?? names.get(actor);
  if (called) return `${called} saved it ${ago}.`;
  const known = actor === 'import' || actor === 'system';
  const who = known ? whoWords(actor, me) : 'another merchant';
  return `${who.charAt(0).toUpperCase()}${who.slice(1)} saved it ${ago}.`;
}
