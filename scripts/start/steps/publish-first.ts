import { endpointsOf, runScript, type ShopContext } from '../shop-context.ts';
import { readShopState, writeShopState } from '../shop-state.ts';
import { rendererStamp } from './build-renderer.ts';

/** Publishes every page when none is live yet, or when the renderer is not the one that made the live pages. */
export async function publishFirst(context: ShopContext): Promise<void> {
  const { home } = context.settings;
  const stamp = rendererStamp();
  const state = readShopState(home);
  if (state.publishedWith === stamp && (await isLive(context))) {
    context.report('already live');
    return;
  }
  await runScript(context, 'publish', ['scripts/publish/rebuild.ts']);
  writeShopState(home, { ...state, publishedWith: stamp });
}

/** The edge answers 503 while no release is live. */
async function isLive(context: ShopContext): Promise<boolean> {
  const answer = await fetch(`${endpointsOf(context).edge}/`, { signal: context.signal });
  await answer.body?.cancel();
  return answer.status !== 503;
}
