import { atom } from 'nanostores';

/** The latest thing that went well, for the status line; read out to those who do not see it. */
export const $notice = atom<{ text: string; at: number } | null>(null);

export function notify(text: string): void {
  $notice.set({ text, at: Date.now() });
}
