import { createHash } from 'node:crypto';
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const notSource = new Set(['node_modules', 'dist', '.astro', '.turbo', 'e2e']);
const isTest = /\.test\.tsx?$/;

/**
 * One hash over names and contents of source files.
 * @param root folder that the paths are relative to
 * @param paths files and folders; folders are read whole, without tests and without what tools put there
 * @returns hexadecimal SHA-256; the same sources give the same hash wherever `root` is
 */
export function hashFiles(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((each) => filesOf(root, each)).sort()) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(path.join(root, file)));
    hash.update('\0');
  }
  return hash.digest('hex');
}

function filesOf(root: string, relative: string): string[] {
  const absolute = path.join(root, relative);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [relative];
  return readdirSync(absolute, { withFileTypes: true })
    .filter((entry: Dirent) => !notSource.has(entry.name) && !isTest.test(entry.name))
    .flatMap((entry) => filesOf(root, path.join(relative, entry.name)));
}
