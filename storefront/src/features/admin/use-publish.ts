import { isSettled, type PublishRequest } from '@lapidary/shared/publishing/release';
import { useEffect, useRef, useState } from 'react';
import { type PublishAction, requestPublish } from './admin-api.client.ts';
import { failureWords } from './failure-words.ts';
import { followPublish } from './follow-publish.client.ts';
import type { ProductDraft } from './use-product-draft.ts';

/** A publish from the press of the button to its receipt. */
export type Publishing =
  | { step: 'idle' }
  | { step: 'saving' | 'asking'; action: PublishAction }
  | { step: 'asked'; action: PublishAction; request: PublishRequest }
  | { step: 'refused'; action: PublishAction; failure: string };

/** Publishes or unpublishes the product of an editor, saving it first when something is not saved. */
export function usePublish(draft: ProductDraft) {
  const [publishing, setPublishing] = useState<Publishing>({ step: 'idle' });
  const following = useRef<AbortController>(null);
  useEffect(() => () => following.current?.abort(), []);

  async function follow(id: string, action: PublishAction) {
    following.current?.abort();
    const controller = new AbortController();
    following.current = controller;
    setPublishing({ step: 'asking', action });
    try {
      const asked = await requestPublish(id, action);
      const show = (request: PublishRequest) => setPublishing({ step: 'asked', action, request });
      await followPublish(asked, show, controller.signal);
      if (!controller.signal.aborted) await draft.refresh(id);
    } catch (error) {
      if (!controller.signal.aborted)
        setPublishing({ step: 'refused', action, failure: failureWords(error) });
    }
  }

  async function start(action: PublishAction) {
    let product = draft.product;
    if (!product || draft.dirty) {
      setPublishing({ step: 'saving', action });
      product = await draft.save();
    }
    if (product) await follow(product.id, action);
    else setPublishing({ step: 'idle' });
  }

  const busy =
    publishing.step === 'saving' ||
    publishing.step === 'asking' ||
    (publishing.step === 'asked' && !isSettled(publishing.request.state));
  return { publishing, busy, start: (action: PublishAction) => void start(action) };
}
