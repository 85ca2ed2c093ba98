import { variantTitle } from '@lapidary/shared/catalog/product';
import { draftFacts } from './draft-diff.ts';
import { combinationOf, type DraftForm, shownStock, stockTyped, type VariantForm } from './draft-form.ts';
import { type ComparedField, type Comparison, compareFacts, NONE } from './forms/compare-edits.ts';
import { mergeDrafts } from './merge-drafts.ts';
import { fieldLabel, typedDocument } from './read-draft-form.ts';

interface Edits {
  /** What both edits started from. */
  base: DraftForm;
  mine: DraftForm;
  theirs: DraftForm;
}

/** A stock that was only shown is nobody's edit: only those that were typed are compared. */
function comparedStock({ base, mine, theirs }: Edits, merged: DraftForm): ComparedField[] {
  const shown = shownStock(base);
  const stockOf = ({ variants }: DraftForm, like: VariantForm) =>
    variants.find((one) => one.id === like.id || combinationOf(one) === combinationOf(like))?.stock.trim() ??
    NONE;
  return mine.variants
    .filter((variant) => stockTyped(variant, shown))
    .map((variant) => ({
      field: `Stock${variantTitle(variant) && ` of ${variantTitle(variant)}`}`,
      mine: variant.stock.trim(),
      theirs: stockOf(theirs, variant),
      merged: stockOf(merged, variant),
    }))
    .filter((each) => each.mine !== each.theirs);
}

/** Where two edits of a product differ, and what a merge makes of it. */
export function draftConflict(edits: Edits, currency: string): Comparison {
  const { merged, clashes } = mergeDrafts(edits.base, edits.mine, edits.theirs);
  const facts = (form: DraftForm) => draftFacts(typedDocument(form, currency), currency);
  return {
    fields: [
      ...compareFacts(facts(edits.mine), facts(edits.theirs), facts(merged)),
      ...comparedStock(edits, merged),
    ],
    clashes: clashes.map(({ path, kept }) => ({ field: fieldLabel(path, merged), kept })),
  };
}
