import { existsSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildRenderer } from '@lapidary/storefront/renderer/build';
import { inject } from 'vitest';
import { waitUntil } from '../../start/wait-until.ts';
import { publishFolders } from '../settings.ts';

/** Building takes seconds; a file that was ended in the middle of it leaves the others waiting. */
const TIMEOUT_MS = 90_000;

/**
 * Gives a shop the page renderer, which the first file of a test run that needs one builds for all of them: it depends
 * on the templates alone, and a shop only reads it.
 */
export async function useSharedRenderer(own: {
  rendererFolder: string;
  assetsFolder: string;
}): Promise<void> {
  const home = inject('rendererHome');
  const { rendererFolder, assetsFolder } = publishFolders(home);
  const done = join(home, 'built');
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  while (!existsSync(done)) {
    const building = join(home, 'building');
    await mkdir(home, { recursive: true });
    const mine = await mkdir(building).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        return false;
      },
    );
    if (!mine) {
      await waitUntil(() => existsSync(done) || !existsSync(building), { timeoutMs: TIMEOUT_MS, signal });
      continue;
    }
    try {
      await buildRenderer({ rendererFolder, outFolder: assetsFolder, logFile: join(home, 'build.log') });
      await writeFile(done, '');
    } finally {
      await rm(building, { recursive: true });
    }
  }
  await mkdir(dirname(own.rendererFolder), { recursive: true });
  await symlink(rendererFolder, own.rendererFolder);
  await symlink(assetsFolder, own.assetsFolder);
}
