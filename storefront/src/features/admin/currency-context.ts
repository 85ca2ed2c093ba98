import { createContext, useContext } from 'react';

/** The shop's currency, from its settings: every price of the desk is in it. */
export const CurrencyContext = createContext<string | null>(null);

export function useCurrency(): string {
  const currency = useContext(CurrencyContext);
  if (currency === null) throw new Error('useCurrency outside CurrencyContext');
  return currency;
}
