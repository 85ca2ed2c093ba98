import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { Schedule } from '@lapidary/shared/publishing/schedule';
import { useState } from 'react';
import { Failure } from './Failure.tsx';
import { ScheduleForm } from './ScheduleForm.tsx';
import { minuteWords } from './time-words.ts';
import { useSchedules } from './use-schedules.ts';

const VERB = { publish: 'Publish', unpublish: 'Unpublish' } as const;

function ScheduleItem({ schedule, onCancel }: { schedule: Schedule; onCancel: () => void }) {
  const { id, action, at, state, error } = schedule;
  const failed = state === 'failed';
  return (
    <li>
      <span id={`schedule-${id}`}>
        {VERB[action]} {minuteWords(at)}
        {failed && `, not done: ${error}`}
      </span>{' '}
      <button type="button" className="text-button" aria-describedby={`schedule-${id}`} onClick={onCancel}>
        {failed ? 'Put away' : 'Cancel'}
      </button>
    </li>
  );
}

/** What is to happen to the product by itself, and the way to add to it. */
export function SchedulePart({
  product,
  onPassed,
}: {
  product: AdminProduct;
  onPassed: () => Promise<void>;
}) {
  const { schedules, failure, load, add, cancel } = useSchedules(product.id, onPassed);
  const [adding, setAdding] = useState(false);
  return (
    <>
      {schedules.length > 0 && (
        <ul className="admin-schedules" aria-label="Scheduled">
          {schedules.map((schedule) => (
            <ScheduleItem key={schedule.id} schedule={schedule} onCancel={() => void cancel(schedule.id)} />
          ))}
        </ul>
      )}
      {failure && <Failure words={failure} again={() => void load()} />}
      {adding ? (
        <ScheduleForm live={product.status === 'live'} onSubmit={add} onClose={() => setAdding(false)} />
      ) : (
        <button type="button" className="text-button" onClick={() => setAdding(true)}>
          Schedule…
        </button>
      )}
    </>
  );
}
