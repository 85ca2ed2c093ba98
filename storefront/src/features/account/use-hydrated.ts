import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False in the page's HTML and until the island works; a form that is sent before would reload the page. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
