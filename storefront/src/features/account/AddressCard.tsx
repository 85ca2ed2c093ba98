import type { SavedAddress } from '@lapidary/shared/customers/address';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../lib/island.tsx';
import { addressLines } from './address-form.ts';

interface Props {
  saved: SavedAddress;
  locale: string;
  busy: boolean;
  onEdit(): void;
  onMakeDefault(): void;
  onDelete(): void;
}

/** Asks before an address is gone; the way back has the focus. */
function ConfirmDelete({ onDelete, onKeep }: { onDelete(): void; onKeep(): void }) {
  const { address: words } = useWords('account');
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <fieldset className="account-actions">
      <legend>{words.deleteAsk}</legend>
      <button type="button" className="button secondary" ref={keep} onClick={onKeep}>
        {words.keep}
      </button>
      <button type="button" className="button account-danger" onClick={onDelete}>
        {words.delete}
      </button>
    </fieldset>
  );
}

export function AddressCard({ saved, locale, busy, onEdit, onMakeDefault, onDelete }: Props) {
  const { address: words } = useWords('account');
  const [asking, setAsking] = useState(false);
  const lines = addressLines(saved.address, locale);
  const of = words.of(saved.address.name, saved.address.line1);
  return (
    <article className="account-address" aria-label={of}>
      <address>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      {saved.isDefault && <p className="quiet">{words.isDefault}</p>}
      {asking ? (
        <ConfirmDelete onDelete={onDelete} onKeep={() => setAsking(false)} />
      ) : (
        <div className="account-actions">
          <button type="button" className="text-button" disabled={busy} onClick={onEdit}>
            {words.change}
            <span className="visually-hidden"> {of}</span>
          </button>
          {!saved.isDefault && (
            <button type="button" className="text-button" disabled={busy} onClick={onMakeDefault}>
              {words.makeDefault}
              <span className="visually-hidden">: {of}</span>
            </button>
          )}
          <button type="button" className="text-button" disabled={busy} onClick={() => setAsking(true)}>
            {words.delete}
            <span className="visually-hidden"> {of}</span>
          </button>
        </div>
      )}
    </article>
  );
}
