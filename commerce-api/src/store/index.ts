export { endAnnouncement } from './end-announcement.ts';
export { readStore } from './store-rows.ts';
