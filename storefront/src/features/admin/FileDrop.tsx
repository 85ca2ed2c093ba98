import { type ReactNode, useId, useState } from 'react';

interface Props {
  label: string;
  hint: string;
  accept: string;
  multiple?: boolean;
  disabled?: boolean;
  onFiles(files: File[]): void;
  children?: ReactNode;
}

/** A field for files: chosen by its button, or dropped anywhere on it. */
export function FileDrop({ label, hint, accept, multiple, disabled, onFiles, children }: Props) {
  const id = useId();
  const [over, setOver] = useState(false);
  const [input, setInput] = useState(0);
  const take = (files: FileList | null) => {
    const given = [...(files ?? [])];
    if (!disabled && given.length > 0) onFiles(multiple ? given : given.slice(0, 1));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the field inside does the same by keyboard.
    <div
      className={`field admin-drop${over ? ' admin-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {/* A new input each time, or choosing the same file again would change nothing and do nothing. */}
      <input
        key={input}
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          take(target.files);
          setInput(input + 1);
        }}
      />
      {children}
    </div>
  );
}
