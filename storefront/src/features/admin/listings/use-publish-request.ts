import type { PublishRequest } from '@lapidary/shared/publishing/release';
import { useEffect, useRef, useState } from 'react';
import { failureWords } from '../failure-words.ts';
import { followPublish } from '../follow-publish.client.ts';
import type { SiteAction } from '../publish-words.ts';
import type { Publishing } from '../use-publish.ts';

/** Follows a publish request that a save has made, until it is live. @param action what it is called meanwhile. */
export function usePublishRequest(action: SiteAction = 'publish') {
  const [publishing, setPublishing] = useState<Publishing>({ step: 'idle' });
  const following = useRef<AbortController>(null);
  const latest = useRef<PublishRequest>(null);
  useEffect(() => () => following.current?.abort(), []);

  async function follow(request: PublishRequest): Promise<void> {
    following.current?.abort();
    const controller = new AbortController();
    following.current = controller;
    latest.current = request;
    const show = (state: PublishRequest) => setPublishing({ step: 'asked', action, request: state });
    try {
      await followPublish(request, show, controller.signal);
    } catch (error) {
      if (controller.signal.aborted) return;
      setPublishing({ step: 'refused', action, failure: failureWords(error) });
    }
  }
  return {
    publishing,
    follow: (request: PublishRequest) => void follow(request),
    again: () => latest.current && void follow(latest.current),
  };
}
