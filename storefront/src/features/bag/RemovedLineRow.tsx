import type { BagLine } from '@lapidary/shared/bag/bag';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../lib/island.tsx';
import { addToBag, BagRefusal } from './bag-actions.client.ts';

interface Props {
  line: BagLine;
  onRestored: (variantId: string) => void;
}

/** Stands in the place of a line just removed, for as long as the page is open. */
export function RemovedLineRow({ line, onRestored }: Props) {
  const words = useWords('bag');
  const undoButton = useRef<HTMLButtonElement>(null);
  const [refusal, setRefusal] = useState('');
  // The button that removed the line is gone: the focus goes to where it can be taken back.
  useEffect(() => undoButton.current?.focus(), []);

  async function undo(): Promise<void> {
    try {
      await addToBag(line.variantId, line.quantity);
      onRestored(line.variantId);
    } catch (error) {
      if (!(error instanceof BagRefusal)) throw error;
      setRefusal(error.message);
    }
  }

  return (
    <li className="bag-line removed">
      <p role="status">{words.removed([line.productTitle, line.variantTitle].filter(Boolean).join(', '))}</p>
      <button className="text-button" type="button" ref={undoButton} onClick={() => void undo()}>
        {words.undo}
      </button>
      {refusal && (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
    </li>
  );
}
