import { expect, it } from 'vitest';
import { mergeGiftNotes } from './merge-gift-notes.ts';

it.each([
  ['nothing', '', '', ''],
  ['the customer’s alone', 'For Ada', '', 'For Ada'],
  ['the guest’s alone', '', 'For Ada', 'For Ada'],
  ['the same twice', 'For Ada', 'For Ada', 'For Ada'],
  ['both', 'For Ada', 'With love', 'For Ada\nWith love'],
  ['too much for both', 'x'.repeat(15), 'For Ada', 'For Ada'],
])('keeps %s', (_case, own, guest, merged) => {
  expect(mergeGiftNotes(own, guest, 20)).toBe(merged);
});
