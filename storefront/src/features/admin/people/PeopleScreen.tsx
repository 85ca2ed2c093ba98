import { routeHash } from '../admin-routes.ts';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { useMe } from '../use-me.ts';
import { InviteForm } from './InviteForm.tsx';
import { PersonRow } from './PersonRow.tsx';
import { usePeople } from './use-people.ts';

/** Who may use the desk. */
export function PeopleScreen() {
  const people = usePeople();
  const me = useMe();
  return (
    <>
      <ScreenHeading title="People" />
      <p className="quiet">
        Who may use the desk. A role that is given counts within the hour, one that is taken away at once. All
        of it is in the <a href={routeHash({ screen: 'activity' })}>activity</a>.
      </p>
      <div className="admin-parts">
        <LoadedPart loaded={people.people} of="people">
          {(list) => (
            <table className="admin-table admin-people">
              <thead>
                <tr>
                  <th scope="col">Person</th>
                  <th scope="col">Role</th>
                  <th scope="col">State</th>
                  <th scope="col">Second factor</th>
                  <th scope="col">
                    <span className="visually-hidden">What can be done</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {list.map((person) => (
                  <PersonRow key={person.id} person={person} me={person.id === me} people={people} />
                ))}
              </tbody>
            </table>
          )}
        </LoadedPart>
        <InviteForm people={people} />
      </div>
    </>
  );
}
