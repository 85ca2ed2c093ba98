import { type FormEvent, useState } from 'react';
import { TextField } from '../TextField.tsx';
import { minuteWords } from '../time-words.ts';
import { useMe } from '../use-me.ts';
import { whoWords } from '../who-words.ts';
import type { OrderAtDesk } from './use-order.ts';

/** What merchants tell each other about the order. */
export function OrderNotes({ atDesk }: { atDesk: OrderAtDesk }) {
  const { order, busy, addNote } = atDesk;
  const [text, setText] = useState('');
  const me = useMe();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || text.trim() === '') return;
    if (await addNote(text.trim())) setText('');
  }
  return (
    <section className="admin-section" aria-labelledby="notes-heading">
      <h2 id="notes-heading">Notes</h2>
      {order.notes.length > 0 && (
        <ul className="admin-timeline">
          {order.notes.map(({ id, at, actor, text: note }) => (
            <li key={id}>
              <p className="admin-pre">{note}</p>
              <span className="quiet">
                <time dateTime={at}>{minuteWords(at)}</time>, by {whoWords(actor, me)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <form className="admin-form" onSubmit={(event) => void submit(event)}>
        <TextField
          path="order.note"
          label="New note"
          hint="Stays at the desk: the buyer never sees it."
          rows={3}
          maxLength={2000}
          value={text}
          onChange={setText}
        />
        <button
          type="submit"
          className="button secondary"
          aria-disabled={busy || text.trim() === '' || undefined}
        >
          Add note
        </button>
      </form>
    </section>
  );
}
