import { MAX_GIFT_NOTE } from '@lapidary/shared/bag/bag';
import { expect, it } from 'vitest';
import { MAX_LENGTH } from './gift-note-length.ts';

it('is the limit that the API sets', () => {
  expect(MAX_LENGTH).toBe(MAX_GIFT_NOTE);
});
