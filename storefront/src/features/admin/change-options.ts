import type { ProductOption } from '@lapidary/shared/catalog/product';
import { type DraftForm, newVariant } from './draft-form.ts';
import { changeOptions, combinations, missingCombinations } from './variants-matrix.ts';

/** Limits of a product document. */
export const MAX_OPTIONS = 3;
export const MAX_VARIANTS = 250;

/** The form with other options, its variants following; or why that cannot be. */
export function withOptions(
  form: DraftForm,
  options: ProductOption[],
): { ok: true; form: DraftForm } | { ok: false; problem: string } {
  if (options.some(({ name }) => name === '')) return { ok: false, problem: 'Give the option a name.' };
  if (options.some(({ values }) => values.length === 0))
    return { ok: false, problem: 'Give the option at least one value.' };
  if (new Set(options.map(({ name }) => name)).size < options.length)
    return { ok: false, problem: 'There is an option of this name already.' };
  const variants = changeOptions(form.options, options, form.variants, newVariant);
  if (variants.length > MAX_VARIANTS) {
    const most = `a product may have ${MAX_VARIANTS} variants at most`;
    return { ok: false, problem: `That would make ${combinations(options).length} combinations; ${most}.` };
  }
  return { ok: true, form: { ...form, options, variants } };
}

/** The form with a variant for every combination, in the options' order; those that are there stay as they are. */
export function withMissingVariants(form: DraftForm): DraftForm {
  const added = missingCombinations(form.options, form.variants).map((values) =>
    newVariant(values, form.variants[0]),
  );
  const place = new Map(combinations(form.options).map((values, i) => [JSON.stringify(values), i]));
  const placeOf = ({ optionValues }: { optionValues: string[] }) =>
    place.get(JSON.stringify(optionValues)) ?? -1;
  const variants = [...form.variants, ...added].sort((a, b) => placeOf(a) - placeOf(b));
  return { ...form, variants };
}
