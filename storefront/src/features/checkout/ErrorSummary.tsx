import { type ReactNode, useEffect, useRef } from 'react';

export interface SummaryEntry {
  message: string;
  /** Id of the element to go to; null when there is none. */
  target: string | null;
}

interface Props {
  title: string;
  text?: ReactNode;
  entries: SummaryEntry[];
  /** Grows with every try: the summary takes the focus again. */
  attempt: number;
  children?: ReactNode;
}

function goTo(event: React.MouseEvent, id: string): void {
  event.preventDefault();
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

/** What stands in the way of the order, with links to where it can be put right. */
export function ErrorSummary({ title, text, entries, attempt, children }: Props) {
  const summary = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new try with the same outcome must be noticed too
  useEffect(() => summary.current?.focus(), [attempt]);
  return (
    <div className="notice problem" role="alert" tabIndex={-1} ref={summary}>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {entries.length > 0 && (
        <ul>
          {entries.map(({ message, target }) => (
            <li key={`${target}: ${message}`}>
              {target === null ? (
                message
              ) : (
                <a href={`#${target}`} onClick={(event) => goTo(event, target)}>
                  {message}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {children && <div className="actions">{children}</div>}
    </div>
  );
}
