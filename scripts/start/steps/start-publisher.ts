import path from 'node:path';
import { MEMORY_ENVIRONMENT, MEMORY_LIMITS } from '../../publish/memory-limits.ts';
import { saysReady } from '../says-ready.ts';
import { environmentOf, keepRunning, type ShopContext } from '../shop-context.ts';

/** Makes what merchants publish live. It has no address to ask: it says that it is ready. */
export async function startPublisher(context: ShopContext): Promise<void> {
  await keepRunning(context, {
    name: 'publisher',
    args: [...MEMORY_LIMITS, 'scripts/publish/worker.ts'],
    env: {
      ...environmentOf(context),
      ...MEMORY_ENVIRONMENT,
      NODE_COMPILE_CACHE: path.join(context.settings.home, 'cache', 'node'),
    },
    ready: saysReady,
    onDeath: 'restart',
  });
}
