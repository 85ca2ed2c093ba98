import type { ReactNode } from 'react';
import { Failure } from '../Failure.tsx';
import { SaveBar } from '../SaveBar.tsx';
import { MergedNotice } from './MergedNotice.tsx';
import { RecordConflict } from './RecordConflict.tsx';
import type { useRecordForm } from './use-record-form.ts';

type Edited<Saved> = Pick<
  ReturnType<typeof useRecordForm<object, unknown, Saved>>,
  'theirs' | 'savedBy' | 'compare' | 'merge' | 'settle' | 'failure' | 'dirty' | 'saving' | 'save' | 'discard'
>;

/** A form with few fields, with what all of them share: the failure, the bar to save by, the conflict. */
export function RecordFrame<Saved>({ record, children }: { record: Edited<Saved>; children: ReactNode }) {
  return (
    <form
      className="admin-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!record.saving) void record.save();
      }}
    >
      {record.merge && <MergedNotice merge={record.merge} />}
      {children}
      {record.failure && <Failure words={record.failure} again={() => void record.save()} />}
      <SaveBar draft={record} />
      <RecordConflict record={record} />
    </form>
  );
}
