import { useCallback, useEffect, useRef, useState } from 'react';
import { getPublishRequest } from './admin-api.client.ts';
import { failureWords } from './failure-words.ts';
import { followPublish } from './follow-publish.client.ts';
import type { SiteAction } from './publish-words.ts';
import type { Publishing } from './use-publish.ts';

/** Follows a publish request that somebody has made until it is live; null follows nothing. */
export function useFollowedRequest(id: string | null, action: SiteAction) {
  const [publishing, setPublishing] = useState<Publishing>({ step: 'idle' });
  const following = useRef<AbortController>(null);

  const follow = useCallback(async () => {
    following.current?.abort();
    if (id === null) return setPublishing({ step: 'idle' });
    const controller = new AbortController();
    following.current = controller;
    const { signal } = controller;
    try {
      const asked = await getPublishRequest(id);
      await followPublish(asked, (request) => setPublishing({ step: 'asked', action, request }), signal);
    } catch (error) {
      if (!signal.aborted) setPublishing({ step: 'refused', action, failure: failureWords(error) });
    }
  }, [id, action]);

  useEffect(() => {
    void follow();
    return () => following.current?.abort();
  }, [follow]);

  return { publishing, again: () => void follow() };
}
