import { type SubmitEvent, useState } from 'react';
import type { FormProblem } from './form-problems.ts';

/**
 * One submit of an uncontrolled form at a time. `action` gets what was typed and answers with the faults, none when
 * it is done; `problems` is a new array after each failed attempt, so that the summary takes the focus again.
 */
export function useSubmit(action: (form: FormData) => Promise<FormProblem[]>) {
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<FormProblem[]>([]);

  async function submit(form: FormData) {
    setBusy(true);
    try {
      setProblems(await action(form));
    } finally {
      setBusy(false);
    }
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!busy) void submit(new FormData(event.currentTarget));
  }

  return { busy, problems, onSubmit };
}
