import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What earlier starts of this home have done, so that it is done once. */
export interface ShopState {
  /** By database: what was loaded into it at its first start (`none`, `sample` or a file). */
  loaded: Record<string, string>;
  /** Stamp of the renderer and the settings that the live pages were made with. */
  publishedWith?: string;
}

const fileOf = (home: string) => path.join(home, 'state.json');

export function readShopState(home: string): ShopState {
  const file = fileOf(home);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ShopState) : { loaded: {} };
}

/** Replaces the file in one step: a crash leaves the old state or the new one. */
export function writeShopState(home: string, state: ShopState): void {
  const file = fileOf(home);
  writeFileSync(`${file}.new`, JSON.stringify(state, null, 2));
  renameSync(`${file}.new`, file);
}
