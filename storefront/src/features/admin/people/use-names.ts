import { useEffect, useState } from 'react';
import { listPeople } from './people-api.client.ts';

const NOBODY: ReadonlyMap<string, string> = new Map();

/** Addresses of the merchants by id; none while they are not known, when ids have to do. */
export function useNames(): ReadonlyMap<string, string> {
  const [names, setNames] = useState(NOBODY);
  useEffect(() => {
    let wanted = true;
    listPeople().then(
      (people) => wanted && setNames(new Map(people.map(({ id, email }) => [id, email]))),
      // Whatever is shown by id is still shown; that the shop cannot be reached is said by what is asked for there.
      () => wanted && setNames(NOBODY),
    );
    return () => {
      wanted = false;
    };
  }, []);
  return names;
}
