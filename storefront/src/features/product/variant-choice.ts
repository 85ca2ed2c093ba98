/** A combination as the page's script knows it: read from the markup, with live stock once it is known. */
export interface ChoiceCell {
  /** 1-based place of the value within each option. */
  at: number[];
  /** null when no variant is made in this combination. */
  variantId: string | null;
  soldOut: boolean;
}

export type ValueState = 'available' | 'sold-out' | 'not-made';

const sameCell = (a: number[], b: number[]): boolean => a.every((place, index) => place === b[index]);

/** The cell of a whole choice, or undefined where nothing is made and the page carries no cell for it. */
export function cellAt(cells: ChoiceCell[], chosen: number[]): ChoiceCell | undefined {
  return cells.find(({ at }) => sameCell(at, chosen));
}

/**
 * What choosing `place` in option `option` would lead to, the other options staying as chosen.
 */
export function valueState(cells: ChoiceCell[], chosen: number[], option: number, place: number): ValueState {
  const cell = cellAt(cells, chosen.with(option, place));
  if (!cell || cell.variantId === null) return 'not-made';
  return cell.soldOut ? 'sold-out' : 'available';
}

/**
 * What `place` of option `option` offers whatever else is chosen: for pages without a script, and before one runs.
 */
export function valueStateOverall(cells: ChoiceCell[], option: number, place: number): ValueState {
  const made = cells.filter(({ at, variantId }) => at[option] === place && variantId !== null);
  if (made.length === 0) return 'not-made';
  return made.every(({ soldOut }) => soldOut) ? 'sold-out' : 'available';
}
