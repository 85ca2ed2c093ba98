import type { AdminOrder } from '@lapidary/shared/orders/admin-order';
import { useState } from 'react';
import { ApiProblem } from '../../../lib/api-client.client.ts';
import { failureWords } from '../failure-words.ts';
import { notify } from '../notice.client.ts';
import { statusWords } from './order-words.ts';
import { addOrderNote, getOrder, type OrderStep, takeStep } from './orders-api.client.ts';

/** An order at the desk, and what can be done with it. */
export function useOrder(loaded: AdminOrder) {
  const [order, setOrder] = useState(loaded);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { number } = loaded.order;

  /** @returns whether it went well; why not is in `failure`. */
  async function attempt(action: () => Promise<AdminOrder>, words: string): Promise<boolean> {
    setBusy(true);
    setFailure(null);
    try {
      setOrder(await action());
      notify(words);
      return true;
    } catch (error) {
      setFailure(failureWords(error));
      // Somebody else has taken a step: what is shown has to be what they left.
      if (error instanceof ApiProblem && error.code === 'illegal_transition') {
        setOrder(await getOrder(number).catch(() => order));
      }
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    order,
    busy,
    failure,
    step: (step: OrderStep) => attempt(() => takeStep(number, step), statusWords(step.to)),
    addNote: (text: string) => attempt(() => addOrderNote(number, text), 'Note added'),
  };
}

export type OrderAtDesk = ReturnType<typeof useOrder>;
