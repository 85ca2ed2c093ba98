import { isReleased } from '../manifest.ts';
import { see } from './crawl.ts';
import type { TestShop } from './open-test-shop.ts';
import { runRebuild } from './run-rebuild.ts';

/** What `npm run rebuild -- --dry-run` says of a page: added, changed, removed. */
const DIFFERENCE = /^[+~-] \//;

/**
 * Renders the whole site from nothing, with a fresh snapshot in a fresh process, and compares it with what is live: pages
 * by what the public URL serves, the set of pages by the manifests. That such a render equals `astro build` is tested by
 * storefront/renderer/full-render.test.ts; it takes a tenth of the time.
 * @returns how many pages were rendered, and what differs.
 */
export async function compareWithRender(
  shop: Pick<TestShop, 'environment' | 'settings' | 'live'>,
): Promise<{ files: number; differences: string[] }> {
  const { code, stdout, stderr } = await runRebuild(shop, '--dry-run');
  if (code !== 0) throw new Error(`the site could not be rendered: ${stderr}`);
  const differences = stdout.split('\n').filter((line) => DIFFERENCE.test(line));
  const { pages } = await shop.live();
  for (const path of Object.keys(pages).filter(isReleased)) {
    const { hash } = await see(shop.settings.api.publicUrl, path);
    if (hash !== pages[path]!.hash) differences.push(`${path} is not served as its manifest says`);
  }
  return { files: Number(/^(\d+) pages rendered: /m.exec(stdout)?.[1]), differences };
}
