import type { ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';

interface Props {
  title: string;
  children: ReactNode;
  /** What there is to choose before it is done. */
  choice?: ReactNode;
  /** What is done, as a verb: "Delete". */
  confirm: string;
  cancel: string;
  onAnswer(confirmed: boolean): void;
}

/** Asks before something is lost. The way back comes first, and has the focus unless there is a choice. */
export function ConfirmDialog({ title, children, choice, confirm, cancel, onAnswer }: Props) {
  return (
    <Dialog title={title} onClose={() => onAnswer(false)}>
      <p>{children}</p>
      {choice}
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
