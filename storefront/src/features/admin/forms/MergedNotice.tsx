import { useEffect, useRef } from 'react';
import { $notice } from '../notice.client.ts';
import { type Comparison, clashWords, takenWords } from './compare-edits.ts';

/** Says what was merged, for as long as it is not saved. It takes the focus: nobody is to save what they have not seen. */
export function MergedNotice({ merge }: { merge: Comparison }) {
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves for each merge
  useEffect(() => {
    box.current?.focus();
    // An earlier "Saved" would be read as if it were about this.
    $notice.set(null);
  }, [merge]);
  return (
    <section className="notice" aria-label="Merged" tabIndex={-1} ref={box}>
      <p>Merged: check it, then save.</p>
      {[takenWords(merge), ...clashWords(merge.clashes)].map((words) => words && <p key={words}>{words}</p>)}
    </section>
  );
}
