import type { PublishRequestState } from '@lapidary/shared/publishing/release';
import type { PublishAction } from './admin-api.client.ts';

/** What can be asked of the publisher at the desk. */
export type SiteAction = PublishAction | 'rollback';

const WORDS: Record<SiteAction, Record<PublishRequestState, string>> = {
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
  rollback: {
    waiting: 'Waiting for the publisher…',
    rendering: 'Rendering the pages that differ…',
    uploading: 'Uploading…',
    switching: 'Going live…',
    live: 'Rolled back',
    failed: 'Not rolled back',
  },
};

export const publishWords = (action: SiteAction, state: PublishRequestState): string => WORDS[action][state];
