import { useCallback, useEffect, useState } from 'react';
import { getPublishRequest } from './admin-api.client.ts';
import { failureWords } from './failure-words.ts';
import { followPublish } from './follow-publish.client.ts';
import type { SiteAction } from './publish-words.ts';
import type { Publishing } from './use-publish.ts';

/** Follows a publish request that somebody has made until it is live; null follows nothing. */
export function useFollowedRequest(id: string | null, action: SiteAction) {
  const [publishing, setPublishing] = useState<Publishing>({ step: 'idle' });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (id === null || attempt < 0) return setPublishing({ step: 'idle' });
    const controller = new AbortController();
    const { signal } = controller;
    getPublishRequest(id)
      .then((asked) =>
        followPublish(asked, (request) => setPublishing({ step: 'asked', action, request }), signal),
      )
      .catch((error: unknown) => {
        if (!signal.aborted) setPublishing({ step: 'refused', action, failure: failureWords(error) });
      });
    return () => controller.abort();
  }, [id, action, attempt]);

  return { publishing, again: useCallback(() => setAttempt((count) => count + 1), []) };
}
