import type { Person } from '@lapidary/shared/people/person';
import { useState } from 'react';
import { routeHash } from '../admin-routes.ts';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { Failure } from '../Failure.tsx';
import { dayWords } from '../time-words.ts';
import { type Ask, askDeactivate, askDemote, askReset, roleWords, stateWords } from './people-words.ts';
import type { People } from './use-people.ts';

interface Deed {
  name: string;
  /** Asked before it is done, when it takes something away. */
  ask?: Ask;
  perform(): Promise<boolean>;
}

function deedsOf(person: Person, { change, reset, remind }: People): Deed[] {
  const { role, state, secondFactor } = person;
  const active = state !== 'deactivated';
  return [
    ...(state === 'invited' ? [{ name: 'Send the invitation again', perform: () => remind(person) }] : []),
    role === 'manager'
      ? {
          name: 'Make editor',
          ask: askDemote(person),
          perform: () => change(person, { role: 'editor', active }),
        }
      : { name: 'Make manager', perform: () => change(person, { role: 'manager', active }) },
    ...(secondFactor
      ? [{ name: 'Reset second factor', ask: askReset(person), perform: () => reset(person) }]
      : []),
    active
      ? {
          name: 'Deactivate',
          ask: askDeactivate(person),
          perform: () => change(person, { role, active: false }),
        }
      : { name: 'Reactivate', perform: () => change(person, { role, active: true }) },
  ];
}

/** A merchant, and what can be done to them: nothing to oneself. */
export function PersonRow({ person, me, people }: { person: Person; me: boolean; people: People }) {
  const [asking, setAsking] = useState<Deed | null>(null);
  const { busy, failure } = people;
  const start = (deed: Deed) => (deed.ask ? setAsking(deed) : void deed.perform());
  return (
    <tr>
      <th scope="row">
        <span className="admin-break-all">{person.email}</span>
        <span className="quiet admin-break">since {dayWords(person.since)}</span>
      </th>
      <td data-label="Role">{roleWords(person.role)}</td>
      <td>
        <span className={`admin-mark admin-mark-${person.state === 'active' ? 'live' : person.state}`}>
          {stateWords(person)}
        </span>
      </td>
      <td className="quiet" data-label="Second factor">
        {person.secondFactor ? 'set up' : 'none'}
      </td>
      <td>
        {me ? (
          <span className="quiet">
            You. Another manager can change this. <a href={routeHash({ screen: 'sign_in' })}>Your sign-in</a>
          </span>
        ) : (
          <div className="admin-deeds">
            {deedsOf(person, people).map((deed) => (
              <button
                key={deed.name}
                type="button"
                className="text-button"
                aria-disabled={busy || undefined}
                onClick={() => !busy && start(deed)}
              >
                {deed.name}
                <span className="visually-hidden"> for {person.email}</span>
              </button>
            ))}
          </div>
        )}
        {failure?.id === person.id && <Failure words={failure.words} />}
        {asking?.ask && (
          <ConfirmDialog
            title={asking.ask.title}
            confirm={asking.ask.confirm}
            cancel="Leave it"
            onAnswer={(confirmed) => {
              setAsking(null);
              if (confirmed) void asking.perform();
            }}
          >
            {asking.ask.consequence}
          </ConfirmDialog>
        )}
      </td>
    </tr>
  );
}
