/** Who did something. Accounts are known by their ids alone, of which the beginning tells two apart. */
export function whoWords(actor: string, me: string | null): string {
  if (actor === me) return 'you';
  if (actor === 'guest') return 'a guest';
  if (actor === 'system') return 'the shop itself';
  return `account ${actor.slice(0, 8)}`;
}
