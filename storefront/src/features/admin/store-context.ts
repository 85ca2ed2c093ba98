import type { StoreSettings } from '@lapidary/shared/catalog/store';
import { createContext, useContext } from 'react';

/** What is said of the shop as a whole: every price of the desk is in its currency. */
export const StoreContext = createContext<StoreSettings | null>(null);

export function useStoreSettings(): StoreSettings {
  const store = useContext(StoreContext);
  if (store === null) throw new Error('useStoreSettings outside StoreContext');
  return store;
}

export const useCurrency = (): string => useStoreSettings().currency;
