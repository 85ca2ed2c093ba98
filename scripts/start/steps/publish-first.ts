import { createHash } from 'node:crypto';
import { endpointsOf, environmentOf, runScript, type ShopContext } from '../shop-context.ts';
import { readShopState, writeShopState } from '../shop-state.ts';
import { rendererStamp } from './build-renderer.ts';

/** Settings that stand in every page, or decide which pages there are. */
const published = ['PUBLIC_URL', 'DATABASE_URL'] as const;

/** Publishes every page when none is live yet, or when the live ones were made from something else than now. */
export async function publishFirst(context: ShopContext): Promise<void> {
  const { home } = context.settings;
  const stamp = publishStamp(environmentOf(context));
  const state = readShopState(home);
  if (state.publishedWith === stamp && (await isLive(context))) {
    context.report('already live');
    return;
  }
  await runScript(context, 'publish', ['scripts/publish/rebuild.ts']);
  writeShopState(home, { ...state, publishedWith: stamp });
}

/** What pages are made from besides the catalog, as one hash: the address of the database may hold a password. */
function publishStamp(environment: NodeJS.ProcessEnv): string {
  const parts = [rendererStamp(), ...published.map((name) => environment[name] ?? '')];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The edge answers 503 while no release is live. */
async function isLive(context: ShopContext): Promise<boolean> {
  const answer = await fetch(`${endpointsOf(context).edge}/`, { signal: context.signal });
  await answer.body?.cancel();
  return answer.status !== 503;
}
