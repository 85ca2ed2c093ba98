import { Dialog } from '../Dialog.tsx';
import { SavedByLine } from '../SavedByLine.tsx';
import { ConflictChoice } from './ConflictChoice.tsx';
import type { useRecordForm } from './use-record-form.ts';

type Edited<Saved> = Pick<
  ReturnType<typeof useRecordForm<object, unknown, Saved>>,
  'theirs' | 'savedBy' | 'compare' | 'settle'
>;

/** Someone else saved first: shows where the two differ and asks what is to become of it. */
export function RecordConflict<Saved>({ record }: { record: Edited<Saved> }) {
  const { theirs } = record;
  if (theirs === null) return null;
  return (
    <Dialog title="This was saved meanwhile">
      {record.savedBy && <SavedByLine savedBy={record.savedBy} />}
      <ConflictChoice
        comparison={record.compare(theirs)}
        onChoice={(how) => void record.settle(theirs, how)}
      />
    </Dialog>
  );
}
