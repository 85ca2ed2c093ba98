import { type Comparison, clashWords, type Settlement, worthMerging } from './compare-edits.ts';
import { Differences } from './Differences.tsx';

interface Props {
  comparison: Comparison;
  onChoice(how: Settlement): void;
}

const WORDS: Record<Settlement, string> = { theirs: 'Load theirs', mine: 'Keep mine', merge: 'Merge' };

/** Those that come to something of their own; the last one is what most merchants want. */
function choicesOf(comparison: Comparison): Settlement[] {
  if (comparison.fields.length === 0) return ['theirs'];
  return worthMerging(comparison) ? ['theirs', 'mine', 'merge'] : ['mine', 'theirs'];
}

/** Where two edits of the same thing differ, and the ways out. */
export function ConflictChoice({ comparison, onChoice }: Props) {
  const { fields, clashes } = comparison;
  const choices = choicesOf(comparison);
  const merging = choices.includes('merge');
  return (
    <>
      {merging && clashWords(clashes).map((words) => <p key={words}>{words}</p>)}
      <p>
        {fields.length === 0 && 'Both say the same.'}
        {fields.length > 0 && !merging && 'This is where the two differ. What you changed is in theirs too.'}
        {merging &&
          'This is where the two differ. A merge takes what is marked ✓, for you to check and save.'}
      </p>
      {fields.length > 0 && <Differences rows={fields} marked={merging} />}
      <div className="admin-actions">
        {choices.map((how) => (
          <button
            key={how}
            type="button"
            className={how === choices.at(-1) ? 'button' : 'button secondary'}
            onClick={() => onChoice(how)}
          >
            {WORDS[how]}
          </button>
        ))}
      </div>
    </>
  );
}
