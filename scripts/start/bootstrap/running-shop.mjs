import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ pid: number, port: number }} RunningShop
 */

/** @param {string} home */
export const runningShopFile = (home) => path.join(home, 'run', 'shop.json');

/**
 * What the shop of this home wrote about itself. Only good for messages: after a crash the file stays, and its pid
 * may belong to another process. The lock itself is `lock-home.ts`.
 * @param {string} home
 * @returns {RunningShop | undefined}
 */
export function readRunningShop(home) {
  try {
    const shop = JSON.parse(readFileSync(runningShopFile(home), 'utf8'));
    process.kill(shop.pid, 0);
    return shop;
  } catch {
    return undefined; // no file, half a file or no such process: nothing to tell
  }
}
