import type { TestProject } from 'vitest/node';
import { findChromium } from '../find-tools.mjs';
import { startShop } from './start-shop.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Vitest global set-up for browser tests: a whole shop with the sample catalog, and the machine's browser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium();
  if (!chromium)
    throw new Error('No Chromium on this machine: install the package chromium (npm test says how).');

  const { folder, remove } = makeTemporaryFolder('shop');
  try {
    const { url, stop } = await startShop(folder);
    project.provide('chromium', chromium);
    project.provide('shop', { url, home: folder });
    return async () => {
      await stop();
      remove();
    };
  } catch (error) {
    remove();
    throw error;
  }
}
