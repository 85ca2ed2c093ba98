import type { ScheduledAction } from '@lapidary/shared/publishing/schedule';
import { type FormEvent, useState } from 'react';
import { SelectField } from './forms/SelectField.tsx';
import { TimeField } from './forms/TimeField.tsx';
import { isoOfFieldValue, localFieldValue } from './schedule-time.ts';

interface Props {
  live: boolean;
  onSubmit(action: ScheduledAction, at: string): Promise<boolean>;
  onClose(): void;
}

/** Asks what is to happen, and when, in the merchant's own time. */
export function ScheduleForm({ live, onSubmit, onClose }: Props) {
  const [action, setAction] = useState<ScheduledAction>('publish');
  const [time, setTime] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const at = isoOfFieldValue(time);
    if (busy || at === null) return;
    setBusy(true);
    const accepted = await onSubmit(action, at);
    setBusy(false);
    if (accepted) onClose();
  }

  return (
    <form className="admin-schedule" onSubmit={(event) => void submit(event)}>
      <SelectField<ScheduledAction>
        path="schedule.action"
        label="What"
        value={action}
        options={[
          ['publish', 'Publish the draft as it is then'],
          ['unpublish', live ? 'Unpublish' : 'Unpublish, if it is live then'],
        ]}
        onChange={setAction}
      />
      <TimeField
        path="schedule.time"
        label="When"
        required
        min={localFieldValue(new Date())}
        value={time}
        onChange={setTime}
      />
      <div className="admin-actions">
        <button type="submit" className="button secondary" aria-disabled={busy || undefined}>
          Schedule
        </button>
        <button type="button" className="text-button" onClick={onClose}>
          Close
        </button>
      </div>
    </form>
  );
}
