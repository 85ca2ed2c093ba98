import type { Schedule, ScheduledAction } from '@lapidary/shared/publishing/schedule';
import { useCallback, useEffect, useRef, useState } from 'react';
import { cancelSchedule, listSchedules, scheduleProduct } from './admin-api.client.ts';
import { failureWords } from './failure-words.ts';
import { waitForEarliest } from './schedule-time.ts';

/** What is scheduled for a product. @param onPassed a scheduled time has passed: the product may have changed. */
export function useSchedules(productId: string, onPassed: () => Promise<void>) {
  const [schedules, setSchedules] = useState<Schedule[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const passed = useRef(onPassed);
  useEffect(() => {
    passed.current = onPassed;
  });

  /** @returns whether it went well; why not is in `failure`. */
  const attempt = useCallback(async (action: () => Promise<unknown>): Promise<boolean> => {
    try {
      await action();
      setFailure(null);
      return true;
    } catch (error) {
      setFailure(failureWords(error));
      return false;
    }
  }, []);
  const load = useCallback(
    () => attempt(async () => setSchedules(await listSchedules(productId))),
    [attempt, productId],
  );
  const change = async (action: () => Promise<unknown>): Promise<boolean> =>
    (await attempt(action)) && (await load());

  useEffect(() => void load(), [load]);
  useEffect(() => {
    const coming = schedules.filter(({ state }) => state === 'scheduled');
    const wait = waitForEarliest(
      coming.map(({ at }) => at),
      Date.now(),
    );
    if (wait === null) return;
    const timer = setTimeout(() => void attempt(() => passed.current()).then(load), wait);
    return () => clearTimeout(timer);
  }, [schedules, attempt, load]);

  return {
    schedules,
    failure,
    load,
    add: (action: ScheduledAction, at: string) => change(() => scheduleProduct(productId, action, at)),
    cancel: (id: string) => change(() => cancelSchedule(id)),
  };
}
