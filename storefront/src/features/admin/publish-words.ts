import type { PublishRequestState } from '@lapidary/shared/publishing/release';
import type { PublishAction } from './admin-api.client.ts';

const WORDS: Record<PublishAction, Record<PublishRequestState, string>> = {
  publish: {
    waiting: 'Waiting for the publisher…',
    running: 'Publishing…',
    done: 'Published',
    failed: 'Not published',
  },
  unpublish: {
    waiting: 'Waiting for the publisher…',
    running: 'Taking it out of the shop…',
    done: 'No longer in the shop',
    failed: 'Still in the shop',
  },
};

export const publishWords = (action: PublishAction, state: PublishRequestState): string =>
  WORDS[action][state];
