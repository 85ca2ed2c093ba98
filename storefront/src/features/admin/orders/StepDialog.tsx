import { formatMoney } from '@lapidary/shared/money';
import type { OrderStatus } from '@lapidary/shared/orders/order';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../Dialog.tsx';
import { optional } from '../forms/Field.tsx';
import { TextField } from '../TextField.tsx';
import { stepWords, stockWords } from './order-words.ts';
import type { OrderAtDesk } from './use-order.ts';

interface Props {
  to: OrderStatus;
  atDesk: OrderAtDesk;
  onClose(): void;
}

/** What a step does that cannot be taken back, or needs to be known for it. */
function Consequences({ to, atDesk: { order } }: Omit<Props, 'onClose'>) {
  const { status, total } = order.order;
  if (to === 'shipped') return <p>The buyer has mail with the parcel’s number.</p>;
  return (
    <p>
      {to === 'refunded' && `Hand ${formatMoney(total)} back to the buyer yourself: no money moves here. `}
      {stockWords(status, to)} The buyer has mail. This cannot be undone.
    </p>
  );
}

/** Asks for what a step needs, and whether it is meant. */
export function StepDialog({ to, atDesk, onClose }: Props) {
  const { busy, step } = atDesk;
  const [carrier, setCarrier] = useState('');
  const [trackingNumber, setTrackingNumber] = useState('');
  const [note, setNote] = useState('');
  const shipping = to === 'shipped';

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    await step({ to, note, ...(shipping && { carrier, trackingNumber }) });
    onClose();
  }
  return (
    <Dialog title={`${stepWords(to)}?`} onClose={onClose}>
      <form className="admin-form" onSubmit={(event) => void submit(event)}>
        <Consequences to={to} atDesk={atDesk} />
        {shipping && (
          <>
            <TextField
              path="step.carrier"
              label={optional('Carrier')}
              maxLength={60}
              value={carrier}
              onChange={setCarrier}
            />
            <TextField
              path="step.tracking"
              label={optional('Tracking number')}
              maxLength={100}
              spellCheck={false}
              value={trackingNumber}
              onChange={setTrackingNumber}
            />
          </>
        )}
        <TextField
          path="step.note"
          label={optional('Note for the desk')}
          rows={2}
          maxLength={1000}
          value={note}
          onChange={setNote}
        />
        <div className="admin-actions">
          <button type="button" className="button secondary" onClick={onClose}>
            Leave it as it is
          </button>
          <button
            type="submit"
            className={shipping ? 'button' : 'button admin-danger'}
            aria-disabled={busy || undefined}
          >
            {stepWords(to)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
