/** How a conflict ends: with either side as it is, or with both edits in one form, which is still to be saved. */
export type Settlement = 'mine' | 'theirs' | 'merge';

/** A field in which two edits differ, as text. */
export interface ComparedField {
  field: string;
  mine: string;
  theirs: string;
  /** What a merge makes of it. */
  merged: string;
}

/** A field that both have changed, each in its own way. */
export interface FieldClash {
  field: string;
  /** Whose value a merge takes. */
  kept: 'mine' | 'theirs';
}

export interface Comparison {
  fields: ComparedField[];
  clashes: FieldClash[];
}

/** Words by field. */
type Facts = ReadonlyMap<string, string>;

/** Stands for what is not there. */
export const NONE = '—';

/** Where the two differ; a field that only one of them has is "—" in the other. */
export function compareFacts(mine: Facts, theirs: Facts, merged: Facts): ComparedField[] {
  const words = (facts: Facts, field: string) => facts.get(field) ?? NONE;
  return [...new Set([...mine.keys(), ...theirs.keys()])]
    .map((field) => ({
      field,
      mine: words(mine, field),
      theirs: words(theirs, field),
      merged: words(merged, field),
    }))
    .filter((each) => each.mine !== each.theirs);
}

/** Those of the fields that both have changed. Each of them has to stand for one thing that can be changed. */
export const clashesOf = (fields: readonly ComparedField[], base: Facts): FieldClash[] =>
  fields
    .filter(({ field, mine, theirs }) => ![mine, theirs].includes(base.get(field) ?? NONE))
    .map(({ field, mine, merged }) => ({ field, kept: merged === mine ? 'mine' : 'theirs' }));

/** Whether a merge says anything that loading theirs would not. */
export const worthMerging = ({ fields, clashes }: Comparison): boolean =>
  clashes.length > 0 || fields.some(({ merged, theirs }) => merged !== theirs);

const LIST = new Intl.ListFormat('en');

/** "Both of you changed Title; yours is kept." */
export function clashWords(clashes: readonly FieldClash[]): string[] {
  return (['mine', 'theirs'] as const).flatMap((side) => {
    const fields = [...new Set(clashes.filter(({ kept }) => kept === side).map(({ field }) => field))];
    if (fields.length === 0) return [];
    const whose = side === 'mine' ? 'yours' : 'theirs';
    return [
      `Both of you changed ${LIST.format(fields)}; ${whose} ${fields.length === 1 ? 'is' : 'are'} kept.`,
    ];
  });
}

/** "Taken from theirs: Description and Price." */
export function takenWords({ fields }: Comparison): string | null {
  const taken = fields.filter(({ mine, merged }) => merged !== mine).map(({ field }) => field);
  return taken.length === 0 ? null : `Taken from theirs: ${LIST.format(taken)}.`;
}
