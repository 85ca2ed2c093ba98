import type { FieldProblem } from '@lapidary/shared/errors';
import { useMemo, useState } from 'react';
import type { DraftForm } from './draft-form.ts';
import { readDraftForm } from './read-draft-form.ts';
import { useCurrency } from './store-context.ts';

/**
 * The faults of a form that was tried to be saved. From then on it is read with every change: a fault goes when it is
 * put right, and moves with its variant. What the server refused counts until something changes.
 */
export function useDraftProblems(form: DraftForm) {
  const currency = useCurrency();
  const [attempt, setAttempt] = useState(0);
  const [refused, setRefused] = useState<FieldProblem[]>([]);
  const problems = useMemo(() => {
    if (attempt === 0) return [];
    const read = readDraftForm(form, currency);
    return read.ok ? refused : read.problems;
  }, [attempt, form, currency, refused]);

  return {
    problems,
    /** Counts failed attempts; each has the summary take the focus. */
    attempt,
    /** An attempt failed: by the form itself, or for what the server says. */
    refuse(fields: FieldProblem[] = []) {
      setRefused(fields);
      setAttempt((count) => count + 1);
    },
    /** Something was typed. */
    changed: () => setRefused([]),
    /** All is well, or as it was saved. */
    clear: () => setAttempt(0),
  };
}
