import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Creates the folder and a file in it. Trying is the only true answer: permission bits say nothing about a
 * read-only file system, nor to root.
 * @param {string} folder absolute
 * @returns {string | undefined} the reason why nothing can be written there, in the words of the system
 */
export function whyNotWritable(folder) {
  const probe = path.join(folder, `.writable-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, '');
    rmSync(probe);
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/**
 * Not `mkdirSync` with `recursive`: that never returns under `/proc`, where a new folder is refused with ENOENT.
 * @param {string} folder
 */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}
