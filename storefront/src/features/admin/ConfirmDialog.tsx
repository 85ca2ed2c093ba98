import type { ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';

interface Props {
  title: string;
  children: ReactNode;
  /** What is done, as a verb: "Delete". */
  confirm: string;
  cancel: string;
  onAnswer(confirmed: boolean): void;
}

/** Asks before something is lost. The way back comes first and has the focus. */
export function ConfirmDialog({ title, children, confirm, cancel, onAnswer }: Props) {
  return (
    <Dialog title={title} onClose={() => onAnswer(false)}>
      <p>{children}</p>
      <div className="admin-actions">
        <button type="button" className="button secondary" onClick={() => onAnswer(false)}>
          {cancel}
        </button>
        <button type="button" className="button admin-danger" onClick={() => onAnswer(true)}>
          {confirm}
        </button>
      </div>
    </Dialog>
  );
}
