import type { BagLine } from '@lapidary/shared/bag/bag';
import { useState } from 'react';
import { formatMoney } from '../../lib/format-money.ts';
import { useWords, useWritten } from '../../lib/island.tsx';
import { BagRefusal, changeQuantity, removeLine } from '../bag/bag-actions.client.ts';
import { LinePicture } from '../bag/LinePicture.tsx';
import { isOrderable, lineNotice } from '../bag/quantity-messages.ts';

export const lineElementId = (variantId: string): string => `checkout-line-${variantId}`;

interface Props {
  line: BagLine;
  locale: string;
}

/** A line of the order to be; one that cannot be ordered says why and offers the fix. */
export function SummaryLine({ line, locale }: Props) {
  const { line: words } = useWords('checkout');
  const bagWords = useWords('bag');
  const written = useWritten();
  const [refusal, setRefusal] = useState('');
  const name = [line.productTitle, line.variantTitle].filter(Boolean).join(', ');

  async function fix(): Promise<void> {
    setRefusal('');
    try {
      await (line.available > 0 ? changeQuantity(line, line.available) : removeLine(line));
    } catch (error) {
      if (!(error instanceof BagRefusal)) throw error;
      setRefusal(error.message);
    }
  }

  return (
    <li className="bag-line" id={lineElementId(line.variantId)} tabIndex={-1}>
      <LinePicture image={line.image} />
      <div className="line-facts">
        <div className="line-head">
          <p lang={written}>{line.productTitle}</p>
          <p className="amount">{formatMoney(line.lineTotal, locale)}</p>
        </div>
        {line.variantTitle && (
          <p className="quiet" lang={written}>
            {line.variantTitle}
          </p>
        )}
        <p className="quiet amount">
          {line.quantity} × {formatMoney(line.unitPrice, locale)}
        </p>
        {!isOrderable(line) && (
          <div>
            <p className="field-error">{lineNotice(line, bagWords)}</p>
            <button
              className="button secondary"
              type="button"
              aria-label={line.available > 0 ? words.setLabel(name, line.available) : words.removeLabel(name)}
              onClick={() => void fix()}
            >
              {line.available > 0 ? words.set(line.available) : words.remove}
            </button>
          </div>
        )}
        {refusal && (
          <p className="field-error" role="alert">
            {refusal}
          </p>
        )}
      </div>
    </li>
  );
}
