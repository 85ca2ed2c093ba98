import type { PublishRequest } from '@lapidary/shared/publishing/release';
import { useEffect, useRef, useState } from 'react';
import { requestRollback } from './admin-api.client.ts';
import { failureWords } from './failure-words.ts';
import { followPublish } from './follow-publish.client.ts';
import { isBusy, type Publishing } from './use-publish.ts';

/** Rolls the shop back to a release and follows it until it is live. */
export function useRollBack(releaseId: string) {
  const [publishing, setPublishing] = useState<Publishing>({ step: 'idle' });
  const following = useRef<AbortController>(null);
  useEffect(() => () => following.current?.abort(), []);

  async function rollBack() {
    following.current?.abort();
    const controller = new AbortController();
    following.current = controller;
    setPublishing({ step: 'asking', action: 'rollback' });
    try {
      const show = (request: PublishRequest) => setPublishing({ step: 'asked', action: 'rollback', request });
      await followPublish(await requestRollback(releaseId), show, controller.signal);
    } catch (error) {
      if (controller.signal.aborted) return;
      setPublishing({ step: 'refused', action: 'rollback', failure: failureWords(error) });
    }
  }

  return { publishing, busy: isBusy(publishing), start: () => void rollBack() };
}
