import type { PublishRequestState } from '@lapidary/shared/publishing/release';
import type { PublishAction } from './admin-api.client.ts';

const WORDS: Record<PublishAction, Record<PublishRequestState, string>> = {
  publish: {
    waiting: 'Waiting for the publisher…',
    rendering: 'Rendering the pages…',
    uploading: 'Uploading…',
    switching: 'Going live…',
    live: 'Published',
    failed: 'Not published',
  },
  unpublish: {
    waiting: 'Waiting for the publisher…',
    rendering: 'Rendering the pages that showed it…',
    uploading: 'Uploading…',
    switching: 'Taking it out of the shop…',
    live: 'No longer in the shop',
    failed: 'Still in the shop',
  },
};

export const publishWords = (action: PublishAction, state: PublishRequestState): string =>
  WORDS[action][state];
