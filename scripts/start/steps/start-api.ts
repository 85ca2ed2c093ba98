import path from 'node:path';
import { MEMORY_ENVIRONMENT } from '../../publish/memory-limits.ts';
import { API_MEMORY } from '../api-memory.ts';
import { environmentOf, keepRunning, type ShopContext } from '../shop-context.ts';
import { signingKeyOf } from '../signing-key.ts';
import { waitUntil } from '../wait-until.ts';

/** The commerce API on its own port; browsers reach it through the edge. */
export async function startApi(context: ShopContext): Promise<void> {
  await keepRunning(context, {
    name: 'api',
    args: [...API_MEMORY, 'commerce-api/src/main.ts'],
    env: {
      SIGNING_KEY: signingKeyOf(context.settings.home),
      ...environmentOf(context),
      ...MEMORY_ENVIRONMENT,
      PORT: new URL(context.apiOrigin).port,
      // Compiled once: half the work of a start, and the compiler's memory is never taken.
      NODE_COMPILE_CACHE: path.join(context.settings.home, 'cache', 'node'),
    },
    ready: (signal) =>
      waitUntil(async () => (await fetch(`${context.apiOrigin}/api/health`, { signal })).ok, {
        timeoutMs: 30_000,
        signal,
      }),
    onDeath: 'restart',
  });
}
