import type { ChildProcess } from 'node:child_process';
import { on } from 'node:events';

/** Resolves when the child sends `{ ready: true }`. */
export async function saysReady(signal: AbortSignal, child: ChildProcess): Promise<void> {
  for await (const [message] of on(child, 'message', { signal })) {
    if (typeof message === 'object' && message !== null && 'ready' in message) return;
  }
}
