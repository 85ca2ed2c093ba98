import { saysReady } from '../says-ready.ts';
import { environmentOf, keepRunning, type ShopContext } from '../shop-context.ts';

/** Makes what merchants publish live. It has no address to ask: it says that it is ready. */
export async function startPublisher(context: ShopContext): Promise<void> {
  await keepRunning(context, {
    name: 'publisher',
    args: ['scripts/publish/worker.ts'],
    env: environmentOf(context),
    ready: saysReady,
    onDeath: 'restart',
  });
}
