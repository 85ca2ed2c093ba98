/** Who did something. Merchants have names; other accounts are known by their ids, of which the beginning tells two apart. */
export function whoWords(actor: string, me: string | null, names?: ReadonlyMap<string, string>): string {
  if (actor === me) return 'you';
  if (actor === 'guest') return 'a guest';
  if (actor === 'system') return 'the shop itself';
  if (actor === 'import') return 'an import';
  const name = names?.get(actor);
  return name ?? `account ${actor.slice(0, 8)}`;
}
