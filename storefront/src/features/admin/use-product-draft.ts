import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { SavedBy } from '@lapidary/shared/errors';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../lib/api-client.client.ts';
import { getProduct } from './admin-api.client.ts';
import { markUnsaved, renameAddress } from './admin-navigation.client.ts';
import { draftConflict } from './draft-conflict.ts';
import {
  adoptSaved,
  changedStock,
  type DraftForm,
  draftForm,
  emptyDraftForm,
  sameForm,
  shownStock,
} from './draft-form.ts';
import { failureWords } from './failure-words.ts';
import type { Comparison, Settlement } from './forms/compare-edits.ts';
import { mergeDrafts } from './merge-drafts.ts';
import { notify } from './notice.client.ts';
import { readDraftForm } from './read-draft-form.ts';
import { saveProduct } from './save-product.client.ts';
import { useCurrency } from './store-context.ts';
import { useDraftProblems } from './use-draft-problems.ts';

/** Someone else saved first: their product. */
export interface Conflict {
  theirs: AdminProduct;
  savedBy: SavedBy | null;
}

const formOf = (product: AdminProduct | null, currency: string): DraftForm =>
  product ? draftForm(product.draft, product.stock, currency) : emptyDraftForm();

/** A product being edited: what is typed against what is saved, and saving it. */
export function useProductDraft(loaded: AdminProduct | null) {
  const currency = useCurrency();
  const [product, setProduct] = useState(loaded);
  const [baseline, setBaseline] = useState(() => formOf(loaded, currency));
  const [form, setForm] = useState(baseline);
  const { problems, attempt, refuse, changed, clear } = useDraftProblems(form);
  const [failure, setFailure] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [merge, setMerge] = useState<Comparison | null>(null);
  // Also of variants that the other merchant has removed and a merge has kept.
  const [shown, setShown] = useState<ReadonlyMap<string, string>>(() => shownStock(baseline));
  // What is typed while a call is under way must be seen when it ends.
  const latest = useRef({ form, baseline });
  latest.current = { form, baseline };

  const dirty = !sameForm(form, baseline);
  useEffect(() => {
    markUnsaved('draft', dirty ? 'The changes to this product are not saved.' : null);
    return () => markUnsaved('draft', null);
  }, [dirty]);

  function change(edit: (form: DraftForm) => DraftForm) {
    changed();
    setForm(edit);
  }

  /** Takes over a product as the server has it; `keep` decides what becomes of the form. */
  function adopt(next: AdminProduct, keep: (saved: DraftForm) => DraftForm) {
    const saved = formOf(next, currency);
    setProduct(next);
    setBaseline(saved);
    setShown((before) => new Map([...before, ...shownStock(saved)]));
    setForm(keep(saved));
    setMerge(null);
    return next;
  }

  async function onRefusal(error: unknown) {
    if (product && error instanceof ApiProblem && error.code === 'version_stale') {
      setConflict({ theirs: await getProduct(product.id), savedBy: error.savedBy });
      return;
    }
    if (error instanceof ApiProblem && error.code === 'slug_taken')
      refuse([{ path: 'slug', message: 'Another product has this slug.' }]);
    else if (error instanceof ApiProblem && error.fields.length > 0) refuse(error.fields);
    else setFailure(`Not saved. ${failureWords(error)}`);
  }

  async function put(sent: DraftForm, onto: AdminProduct | null, shown: ReadonlyMap<string, string>) {
    const read = readDraftForm(sent, currency);
    setFailure(null);
    if (!read.ok) {
      refuse();
      return null;
    }
    clear();
    setSaving(true);
    try {
      const stock = changedStock(sent, shown, read.stock);
      const saved = await saveProduct({ product: onto, document: read.document, stock });
      if (!onto) renameAddress({ screen: 'product', id: saved.product.id });
      const failed = saved.stockFailures.length > 0;
      adopt(saved.product, (form) => adoptSaved(latest.current.form, failed ? { ...sent } : sent, form));
      if (failed) setFailure(`The rest is saved, but not: ${saved.stockFailures.join(' ')}`);
      else notify('Saved');
      return failed ? null : saved.product;
    } catch (error) {
      try {
        await onRefusal(error);
      } catch (second) {
        setFailure(`Not saved. ${failureWords(second)}`);
      }
      return null;
    } finally {
      setSaving(false);
    }
  }

  return {
    product,
    form,
    dirty,
    problems,
    attempt,
    failure,
    saving,
    conflict,
    /** What was merged and is not saved yet. */
    merge,
    change,
    /** @returns the saved product, or null when it is not (wholly) saved and the screen says why. */
    save: (): Promise<AdminProduct | null> => put(form, product, shown),
    discard() {
      setForm(baseline);
      setMerge(null);
      clear();
      setFailure(null);
    },
    /** Where the two differ, and what a merge makes of it. */
    compare: ({ theirs }: Conflict): Comparison =>
      draftConflict({ base: baseline, mine: form, theirs: formOf(theirs, currency) }, currency),
    /** Ends a conflict: with what they saved, with both merged and still to be saved, or with mine saved over it. */
    async settle(conflict: Conflict, how: Settlement): Promise<void> {
      setConflict(null);
      const theirs = formOf(conflict.theirs, currency);
      const edits = { base: baseline, mine: form, theirs };
      adopt(
        conflict.theirs,
        () => ({ mine: form, theirs, merge: mergeDrafts(baseline, form, theirs).merged })[how],
      );
      if (how === 'merge') setMerge(draftConflict(edits, currency));
      if (how === 'mine') await put(form, conflict.theirs, shown);
    },
    /** Status and stock as the server has them now. What is typed stays, and so does the version it is based on. */
    async refresh(id: string): Promise<void> {
      const next = await getProduct(id);
      const untouched = sameForm(latest.current.form, latest.current.baseline);
      if (untouched) adopt(next, (saved) => saved);
      else setProduct((before) => before && { ...next, version: before.version, draft: before.draft });
    },
  };
}

export type ProductDraft = ReturnType<typeof useProductDraft>;
