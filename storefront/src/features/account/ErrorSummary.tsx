import { type MouseEvent, useEffect, useRef } from 'react';
import type { FormProblem } from './form-problems.ts';

/** By script and not by the fragment alone: the merchant's desk keeps its route in the fragment. */
function goToField(event: MouseEvent, field: string) {
  event.preventDefault();
  document.getElementById(field)?.focus();
}

/** What is wrong with a form, above it and focused; each fault of a field leads to the field, whose id is its name. */
export function ErrorSummary({ problems }: { problems: FormProblem[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="notice problem" role="alert" tabIndex={-1} ref={box}>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={message}>
            {field ? (
              <a href={`#${field}`} onClick={(event) => goToField(event, field)}>
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
