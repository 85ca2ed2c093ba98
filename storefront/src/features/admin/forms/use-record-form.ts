import type { FieldProblem, SavedBy } from '@lapidary/shared/errors';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../../lib/api-client.client.ts';
import { markUnsaved } from '../admin-navigation.client.ts';
import { failureWords } from '../failure-words.ts';
import { fieldId } from '../field-problems.ts';
import { mergeEdits, type RowNames } from '../merge-edits.ts';
import { sameValue } from '../merge-value.ts';
import { notify } from '../notice.client.ts';
import { type Comparison, clashesOf, compareFacts, type Settlement } from './compare-edits.ts';
import type { FormReading } from './read-input.ts';

/** How something is edited as a whole and saved. */
export interface RecordForm<Form extends object, Input, Saved> {
  /** @param saved null for a new one. */
  formOf(saved: Saved | null): Form;
  /** @param onto what the edit started from, null for a new one. */
  read(form: Form, onto: Saved | null): FormReading<Input>;
  send(input: Input, onto: Saved | null): Promise<Saved>;
  /** As it is now, after someone else has saved it; undefined when it is gone. */
  fetch(saved: Saved): Promise<Saved | undefined>;
  /** What a form says, field by field, for people to compare. */
  facts(form: Form): readonly (readonly [field: string, words: string])[];
  /** What tells the rows of a list apart, by the name of the list. */
  rows?: RowNames;
  onSaved?(saved: Saved): void;
}

/** The nearest field there is: a problem may lie inside of one. */
function focusField(path: string): void {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const field = document.getElementById(fieldId(parts.slice(0, length).join('.')));
    if (!field) continue;
    field.focus();
    return;
  }
}

/** Something with few fields being edited: what is typed against what is saved, and saving it. */
export function useRecordForm<Form extends object, Input, Saved>(
  loaded: Saved | null,
  how: RecordForm<Form, Input, Saved>,
) {
  const [saved, setSaved] = useState(loaded);
  const [baseline, setBaseline] = useState(() => how.formOf(loaded));
  const [form, setForm] = useState(baseline);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const [theirs, setTheirs] = useState<Saved | null>(null);
  const [savedBy, setSavedBy] = useState<SavedBy | null>(null);
  const [merge, setMerge] = useState<Comparison | null>(null);
  // What is typed while a call is under way must be seen when it ends.
  const latest = useRef(form);
  latest.current = form;

  const dirty = !sameValue(form, baseline);
  useEffect(() => {
    markUnsaved('draft', dirty ? 'The changes are not saved.' : null);
    return () => markUnsaved('draft', null);
  }, [dirty]);

  function adopt(next: Saved, keep: (shown: Form) => Form): void {
    const shown = how.formOf(next);
    setSaved(next);
    setBaseline(shown);
    setForm(keep(shown));
    setMerge(null);
  }

  const mergedWith = (shown: Form): Form => mergeEdits(baseline, form, shown, how.rows).merged;

  /** Where the two differ, and what a merge makes of it. */
  function compare(other: Saved): Comparison {
    const shown = how.formOf(other);
    const facts = (one: Form) => new Map(how.facts(one));
    const fields = compareFacts(facts(form), facts(shown), facts(mergedWith(shown)));
    return { fields, clashes: clashesOf(fields, facts(baseline)) };
  }

  function showProblems(found: FieldProblem[]): void {
    setProblems(found);
    if (found[0]) focusField(found[0].path);
  }

  async function refuse(error: unknown, onto: Saved | null): Promise<void> {
    if (onto && error instanceof ApiProblem && error.code === 'version_stale') {
      const other = await how.fetch(onto);
      if (other === undefined) setFailure('Not saved. Someone else has deleted it.');
      else setTheirs(other);
      setSavedBy(error.savedBy);
    } else if (error instanceof ApiProblem && error.fields.length > 0) showProblems(error.fields);
    else setFailure(`Not saved. ${failureWords(error)}`);
  }

  async function put(onto: Saved | null): Promise<void> {
    const sent = latest.current;
    const read = how.read(sent, onto);
    setFailure(null);
    if (!read.ok) {
      showProblems(read.problems);
      return;
    }
    setProblems([]);
    setSaving(true);
    try {
      const next = await how.send(read.input, onto);
      adopt(next, (shown) => (sameValue(latest.current, sent) ? shown : latest.current));
      notify('Saved');
      how.onSaved?.(next);
    } catch (error) {
      try {
        await refuse(error, onto);
      } catch (second) {
        setFailure(`Not saved. ${failureWords(second)}`);
      }
    } finally {
      setSaving(false);
    }
  }

  return {
    saved,
    form,
    dirty,
    problems,
    failure,
    saving,
    /** Someone else has saved it: as they have it. */
    theirs,
    /** Who that was, when it is known. */
    savedBy,
    /** What was merged and is not saved yet. */
    merge,
    change(edit: Partial<Form>): void {
      setForm((before) => ({ ...before, ...edit }));
    },
    save: (): Promise<void> => put(saved),
    discard(): void {
      setForm(baseline);
      setMerge(null);
      setProblems([]);
      setFailure(null);
    },
    compare,
    /** Ends a conflict: with what they saved, with both merged and still to be saved, or with mine saved over it. */
    async settle(other: Saved, by: Settlement): Promise<void> {
      setTheirs(null);
      const compared = compare(other);
      adopt(other, (shown) => ({ mine: form, theirs: shown, merge: mergedWith(shown) })[by]);
      if (by === 'merge') setMerge(compared);
      if (by === 'mine') await put(other);
    },
  };
}

export type EditedRecord<Form extends object, Input, Saved> = ReturnType<
  typeof useRecordForm<Form, Input, Saved>
>;
