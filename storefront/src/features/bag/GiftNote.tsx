import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../lib/island.tsx';
import { BagRefusal, changeGiftNote } from './bag-actions.client.ts';
import { MAX_LENGTH } from './gift-note-length.ts';

/** The note that goes with a present: shown, written and taken away in the bag. */
export function GiftNote({ note }: { note: string }) {
  const words = useWords('bag');
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // What was pressed is gone: the focus goes to what took its place.
  useEffect(() => {
    if (open !== wasOpen.current) (open ? field : opener).current?.focus();
    wasOpen.current = open;
  }, [open]);

  async function save(): Promise<void> {
    if (busy || !field.current) return;
    setBusy(true);
    setRefusal('');
    try {
      await changeGiftNote(field.current.value);
      setOpen(false);
    } catch (error) {
      if (!(error instanceof BagRefusal)) throw error;
      setRefusal(error.message);
    } finally {
      setBusy(false);
    }
  }

  if (!open) {
    return (
      <div className="gift-note">
        {note && (
          <p>
            <span className="quiet">{words.giftNote}</span> {note}
          </p>
        )}
        <button className="text-button" type="button" ref={opener} onClick={() => setOpen(true)}>
          {note ? words.changeNote : words.addNote}
        </button>
      </div>
    );
  }
  return (
    <div className="gift-note field">
      <label htmlFor="gift-note">{words.giftNote}</label>
      <p className="hint" id="gift-note-hint">
        {words.noteHint(MAX_LENGTH)}
      </p>
      <textarea
        id="gift-note"
        ref={field}
        defaultValue={note}
        rows={3}
        maxLength={MAX_LENGTH}
        aria-describedby="gift-note-hint gift-note-error"
      />
      <div className="actions">
        <button className="button secondary" type="button" aria-disabled={busy} onClick={() => void save()}>
          {busy ? words.saving : words.saveNote}
        </button>
        <button className="text-button" type="button" onClick={() => setOpen(false)}>
          {words.cancel}
        </button>
      </div>
      <p className="field-error" id="gift-note-error" role="alert">
        {refusal}
      </p>
    </div>
  );
}
