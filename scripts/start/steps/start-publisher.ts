import { environmentOf, keepRunning, type ShopContext } from '../shop-context.ts';

/** Makes what merchants publish live. It has no address: it is ready when it runs. */
export async function startPublisher(context: ShopContext): Promise<void> {
  await keepRunning(context, {
    name: 'publisher',
    args: ['scripts/publish/worker.ts'],
    env: environmentOf(context),
    ready: async () => {},
    onDeath: 'restart',
  });
}
