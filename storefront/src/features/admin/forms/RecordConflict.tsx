import { Dialog } from '../Dialog.tsx';
import { SavedByLine } from '../SavedByLine.tsx';
import { Differences } from './Differences.tsx';
import type { useRecordForm } from './use-record-form.ts';

type Edited<Saved> = Pick<
  ReturnType<typeof useRecordForm<unknown, unknown, Saved>>,
  'theirs' | 'savedBy' | 'differences' | 'settle'
>;

/** Someone else saved first: shows where the two differ and asks which one to keep. */
export function RecordConflict<Saved>({ record }: { record: Edited<Saved> }) {
  const { theirs } = record;
  if (theirs === null) return null;
  const differences = record.differences(theirs);
  return (
    <Dialog title="This was saved meanwhile">
      {record.savedBy && <SavedByLine savedBy={record.savedBy} />}
      <p>{differences.length === 0 ? 'Both say the same.' : 'This is where the two differ:'}</p>
      {differences.length > 0 && <Differences rows={differences} />}
      <div className="admin-actions">
        <button
          type="button"
          className="button secondary"
          onClick={() => void record.settle(theirs, 'theirs')}
        >
          Load theirs
        </button>
        <button type="button" className="button" onClick={() => void record.settle(theirs, 'mine')}>
          Keep mine
        </button>
      </div>
    </Dialog>
  );
}
