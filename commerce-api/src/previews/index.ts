export { createPreview } from './create-preview.ts';
export { readPreview } from './read-preview.ts';
export { failPreview, keepPreview } from './settle-preview.ts';
export { takeWaitingPreview, type WaitingPreview } from './take-waiting-preview.ts';
