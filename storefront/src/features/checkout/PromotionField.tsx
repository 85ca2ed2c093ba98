import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../lib/island.tsx';
import { fieldId } from './checkout-form.ts';

interface Props {
  /** The code that counts now. */
  applied: string | undefined;
  /** What it takes off, in words; '' while that is not known. */
  effect: string;
  /** Why the last code was refused; '' when it was not. */
  refusal: string;
  /** Being looked up. */
  busy: boolean;
  onApply: (code: string) => void;
  onRemove: () => void;
}

/** A promotion code: typed in, applied, taken away again. Enter applies it; it does not place the order. */
export function PromotionField({ applied, effect, refusal, busy, onApply, onRemove }: Props) {
  const checkout = useWords('checkout');
  const words = checkout.promotion;
  const id = fieldId('promotionCode')!;
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const removeButton = useRef<HTMLButtonElement>(null);
  const before = useRef(applied);
  // The button that was pressed is gone: the focus goes to what took its place.
  useEffect(() => {
    if (before.current !== applied) (applied === undefined ? input : removeButton).current?.focus();
    before.current = applied;
  }, [applied]);

  function apply(): void {
    const code = typed.trim();
    setMissing(code === '');
    if (code !== '' && !busy) onApply(code);
  }

  if (applied !== undefined) {
    return (
      <div className="promotion">
        <p role="status">
          {words.code} <strong>{applied.toUpperCase()}</strong>
          {effect && `: ${effect}`}
        </p>
        <button
          className="text-button"
          type="button"
          ref={removeButton}
          onClick={() => {
            setTyped('');
            onRemove();
          }}
        >
          {words.remove}
        </button>
      </div>
    );
  }
  const message = missing ? words.missing : refusal;
  return (
    <div className="field promotion-field">
      <label htmlFor={id}>
        {checkout.fields.promotionCode} <span className="optional">{checkout.optional}</span>
      </label>
      <div className="promotion-row">
        <input
          type="text"
          id={id}
          ref={input}
          value={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          aria-invalid={message ? true : undefined}
          aria-describedby={message ? `${id}-error` : undefined}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            apply();
          }}
        />
        <button className="button secondary" type="button" aria-disabled={busy} onClick={apply}>
          {words.apply}
        </button>
      </div>
      <p className="field-error" id={`${id}-error`} role="alert">
        {message}
      </p>
    </div>
  );
}
