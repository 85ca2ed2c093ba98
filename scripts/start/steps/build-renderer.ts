import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repo } from '../bootstrap/read-settings.mjs';
import { hashFiles } from '../hash-files.ts';
import { runScript, type ShopContext } from '../shop-context.ts';

const sources = ['storefront', 'shared/src', 'shared/package.json', 'package-lock.json'];

/** What the page renderer is, or would be, built from. */
export const rendererStamp = (): string => hashFiles(repo, sources);

/** Builds the page renderer with Astro when its sources have changed since the last build of this home. */
export async function buildRenderer(context: ShopContext): Promise<void> {
  const stampFile = path.join(context.settings.home, 'renderer', 'built-from');
  const stamp = rendererStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    context.report('nothing changed');
    return;
  }
  await runScript(context, 'build', ['scripts/start/programs/build-renderer.ts']);
  writeFileSync(stampFile, stamp);
}
