import { useState } from 'react';
import { ApiProblem } from '../../../lib/api-client.client.ts';
import { failureWords } from '../failure-words.ts';
import { readStock } from '../price-field.ts';
import { getStockHistory, replaceStock } from './stock-api.client.ts';

/** What was set last, and what it was before. */
export interface StockSet {
  from: number;
  to: number;
}

/**
 * The units on hand of a variant being edited. What the merchant saw is sent along, so that what is sold meanwhile is
 * never counted back in.
 */
export function useStockLevel({ variantId, stock }: { variantId: string; stock: number }) {
  const [shown, setShown] = useState(stock);
  const [typed, setTyped] = useState(String(stock));
  const [last, setLast] = useState<StockSet | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  /** Somebody has bought or counted: the next try starts from what there is now. */
  async function catchUp(): Promise<void> {
    const { variant } = await getStockHistory(variantId);
    setShown(variant.stock);
    setLast(null);
  }

  /** @returns what to say. */
  async function afterRefusal(error: unknown): Promise<string> {
    try {
      if (error instanceof ApiProblem && error.code === 'conflict') await catchUp();
      return failureWords(error);
    } catch (second) {
      return failureWords(second);
    }
  }

  async function put(units: number): Promise<boolean> {
    setBusy(true);
    setProblem(null);
    try {
      const level = await replaceStock(variantId, { stock: units, expected: shown });
      setShown(level.stock);
      setTyped(String(level.stock));
      return true;
    } catch (error) {
      // Said last: who reads it can try again at once.
      setProblem(await afterRefusal(error));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    typed,
    problem,
    busy,
    last,
    changed: typed.trim() !== String(shown),
    type(text: string): void {
      setTyped(text);
      setProblem(null);
    },
    async set(): Promise<void> {
      const reading = readStock(typed);
      if (!reading.ok) {
        setProblem(reading.problem);
        return;
      }
      const from = shown;
      if (await put(reading.value)) setLast({ from, to: reading.value });
    },
    async undo(): Promise<void> {
      if (last && (await put(last.from))) setLast(null);
    },
  };
}
