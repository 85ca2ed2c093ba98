import type { ChangePerson, InvitePerson, Person } from '@lapidary/shared/people/person';
import { useCallback, useState } from 'react';
import { failureWords } from '../failure-words.ts';
import { notify } from '../notice.client.ts';
import { useLoad } from '../use-load.ts';
import { changePerson, invitePerson, listPeople, resetSecondFactor } from './people-api.client.ts';

/** The merchants, and what can be done to them, one thing at a time. */
export function usePeople() {
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again is what the number is for.
  const loaded = useLoad(useCallback(() => listPeople(), [asked]));
  const [changed, setChanged] = useState<ReadonlyMap<string, Person>>(new Map());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ id: string; words: string } | null>(null);

  /** @returns whether it went well; else `failure` says of `id` why not. */
  async function perform(id: string, done: string, work: () => Promise<Person>): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setFailure(null);
    try {
      const person = await work();
      setChanged((before) => new Map(before).set(person.id, person));
      notify(done);
      return true;
    } catch (error) {
      setFailure({ id, words: failureWords(error) });
      return false;
    } finally {
      setBusy(false);
    }
  }

  const people =
    loaded.state === 'ready'
      ? {
          ...loaded,
          value: [
            ...loaded.value.map((person) => changed.get(person.id) ?? person),
            ...[...changed.values()].filter(({ id }) => !loaded.value.some((person) => person.id === id)),
          ],
        }
      : loaded;
  return {
    people,
    busy,
    failure,
    again: () => setAsked(asked + 1),
    invite: (person: InvitePerson) => perform('', `${person.email} is invited`, () => invitePerson(person)),
    remind: (person: Person) =>
      perform(person.id, 'The invitation is sent again', () =>
        invitePerson({ email: person.email, role: person.role }),
      ),
    change: (person: Person, change: ChangePerson) =>
      perform(person.id, `${person.email} is changed`, () => changePerson(person.id, change)),
    reset: (person: Person) =>
      perform(person.id, `The second factor of ${person.email} is reset`, async () => {
        await resetSecondFactor(person.id);
        return { ...person, secondFactor: false };
      }),
  };
}

export type People = ReturnType<typeof usePeople>;
