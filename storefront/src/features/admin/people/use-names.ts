import { useEffect, useState } from 'react';
import { useRole } from '../use-me.ts';
import { listPeople } from './people-api.client.ts';

const NOBODY: ReadonlyMap<string, string> = new Map();

/** Addresses of the merchants by id; none while they are not known, or for an editor, who may not know them. */
export function useNames(): ReadonlyMap<string, string> {
  const [names, setNames] = useState(NOBODY);
  const isManager = useRole() === 'manager';
  useEffect(() => {
    if (!isManager) return;
    let wanted = true;
    listPeople().then(
      (people) => wanted && setNames(new Map(people.map(({ id, email }) => [id, email]))),
      // Whatever is shown by id is still shown; that the shop cannot be reached is said by what is asked for there.
      () => wanted && setNames(NOBODY),
    );
    return () => {
      wanted = false;
    };
  }, [isManager]);
  return names;
}
