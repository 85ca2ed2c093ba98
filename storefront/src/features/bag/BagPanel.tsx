import type { BagLine } from '@lapidary/shared/bag/bag';
import { checkoutPath } from '@lapidary/shared/page-paths';
import { useStore } from '@nanostores/react';
import { useEffect, useRef, useState } from 'react';
import { formatMoney } from '../../lib/format-money.ts';
import { useLocal, useWords } from '../../lib/island.tsx';
import { BagLineRow } from './BagLineRow.tsx';
import { followOtherTabs, loadBag } from './bag-actions.client.ts';
import { bagRows } from './bag-rows.ts';
import { $bag, LOADING } from './bag-store.client.ts';
import { GiftNote } from './GiftNote.tsx';
import { isOrderable } from './quantity-messages.ts';
import { RemovedLineRow } from './RemovedLineRow.tsx';

/** The inside of the bag drawer: lines, subtotal, the way to the checkout. Whoever opens the drawer has the bag loaded. */
export default function BagPanel({ locale }: { locale: string }) {
  const words = useWords('bag');
  const local = useLocal();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(followOtherTabs, []);
  const state = useStore($bag, { ssr: () => LOADING });
  const [removed, setRemoved] = useState<BagLine[]>([]);
  const [restored, setRestored] = useState('');
  function onRestored(variantId: string): void {
    setRemoved((lines) => lines.filter((line) => line.variantId !== variantId));
    setRestored(variantId);
  }

  if (state.status === 'loading') {
    return (
      <div className="bag-panel" ref={panel}>
        <p role="status">{words.loading}</p>
      </div>
    );
  }
  if (state.status === 'unavailable') {
    return (
      <div className="bag-panel" ref={panel}>
        <div className="notice problem" role="alert">
          <p>
            {state.message} {words.kept}
          </p>
          <button className="button secondary" type="button" onClick={() => void loadBag()}>
            {words.retry}
          </button>
        </div>
      </div>
    );
  }
  const { bag, order } = state;
  const rows = bagRows(order, bag.lines, removed);
  return (
    <div className="bag-panel" ref={panel}>
      <ul className="bag-lines plain-list">
        {rows.map((row) =>
          row.removed ? (
            <RemovedLineRow key={row.line.variantId} line={row.line} onRestored={onRestored} />
          ) : (
            <BagLineRow
              key={row.line.variantId}
              line={row.line}
              locale={locale}
              takesFocus={row.line.variantId === restored}
              onRemoved={(line) => setRemoved((lines) => [...lines, line])}
            />
          ),
        )}
      </ul>
      {bag.lines.length === 0 && (
        <div className="bag-empty">
          <p>{words.empty}</p>
          <button
            className="button secondary"
            type="button"
            onClick={() => panel.current?.closest('dialog')?.close()}
          >
            {words.keepLooking}
          </button>
        </div>
      )}
      {bag.lines.length > 0 && (
        <div className="bag-foot">
          <GiftNote note={bag.giftNote} />
          <p className="bag-subtotal">
            <span>{words.subtotal}</span> <span className="amount">{formatMoney(bag.subtotal, locale)}</span>
          </p>
          <p className="quiet">{words.terms}</p>
          {!bag.lines.every(isOrderable) && <p className="field-error">{words.notOrderable}</p>}
          <a className="button wide" href={local(checkoutPath())}>
            {words.checkOut}
          </a>
        </div>
      )}
    </div>
  );
}
