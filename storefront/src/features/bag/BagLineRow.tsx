import type { BagLine } from '@lapidary/shared/bag/bag';
import { productPath } from '@lapidary/shared/page-paths';
import { useEffect, useRef, useState } from 'react';
import { formatMoney } from '../../lib/format-money.ts';
import { useLocal, useWords, useWritten } from '../../lib/island.tsx';
import { BagRefusal, changeQuantity, removeLine } from './bag-actions.client.ts';
import { LinePicture } from './LinePicture.tsx';
import { isOrderable, lineLimit, lineNotice } from './quantity-messages.ts';

interface Props {
  line: BagLine;
  locale: string;
  /** The line was just taken back: the button that did it is gone, so the row takes the focus over. */
  takesFocus: boolean;
  onRemoved: (line: BagLine) => void;
}

/** One line of the bag. The wanted quantity shows at once and goes back, with the reason, when it is refused. */
export function BagLineRow({ line, locale, takesFocus, onRemoved }: Props) {
  const words = useWords('bag');
  const local = useLocal();
  const written = useWritten();
  const [wanted, setWanted] = useState<number | null>(null);
  const [refusal, setRefusal] = useState('');
  const removeButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) removeButton.current?.focus();
  }, [takesFocus]);
  const quantity = wanted ?? line.quantity;
  const name = [line.productTitle, line.variantTitle].filter(Boolean).join(', ');
  const limit = lineLimit(line);
  const notice = refusal || lineNotice({ quantity, available: line.available }, words);

  async function attempt(change: () => Promise<void>): Promise<boolean> {
    setRefusal('');
    try {
      await change();
      return true;
    } catch (error) {
      if (!(error instanceof BagRefusal)) throw error;
      setRefusal(error.message);
      return false;
    }
  }

  async function setQuantity(next: number): Promise<void> {
    setWanted(next);
    await attempt(() => changeQuantity(line, next));
    // A later press has set another quantity meanwhile: that one's answer decides.
    setWanted((current) => (current === next ? null : current));
  }

  async function remove(): Promise<void> {
    if (await attempt(() => removeLine(line))) onRemoved(line);
  }

  // Above the limit, one press down goes straight to what can be bought.
  const lower = Math.min(quantity - 1, Math.max(limit, 1));
  return (
    <li className="bag-line">
      <LinePicture image={line.image} />
      <div className="line-facts">
        <div className="line-head">
          <p lang={written}>
            {/* A piece that is no longer for sale has no page. */}
            {line.productSlug ? (
              <a href={local(productPath(line.productSlug))}>{line.productTitle}</a>
            ) : (
              line.productTitle
            )}
          </p>
          <p className="amount">
            {wanted === null
              ? formatMoney(line.lineTotal, locale)
              : formatMoney({ ...line.unitPrice, amount: line.unitPrice.amount * quantity }, locale)}
          </p>
        </div>
        {line.variantTitle && (
          <p className="quiet" lang={written}>
            {line.variantTitle}
          </p>
        )}
        <p className="quiet amount">{words.each(formatMoney(line.unitPrice, locale))}</p>
        <div className="line-controls">
          <fieldset className="stepper">
            <legend className="visually-hidden">{words.quantity}</legend>
            <button
              type="button"
              aria-label={words.oneLess(name)}
              aria-disabled={quantity <= 1}
              onClick={() => {
                if (quantity > 1) void setQuantity(lower);
              }}
            >
              −
            </button>
            <output aria-label={words.quantity}>{quantity}</output>
            <button
              type="button"
              aria-label={words.oneMore(name)}
              aria-disabled={quantity >= limit}
              onClick={() => {
                if (quantity < limit) void setQuantity(quantity + 1);
              }}
            >
              +
            </button>
          </fieldset>
          <button
            className="text-button"
            type="button"
            aria-label={words.removeLabel(name)}
            ref={removeButton}
            onClick={() => void remove()}
          >
            {words.remove}
          </button>
        </div>
        <p
          className={
            refusal || !isOrderable({ quantity, available: line.available }) ? 'field-error' : 'quiet'
          }
          role="status"
        >
          {notice}
        </p>
      </div>
    </li>
  );
}
