import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * How much is installed: `run` is what a shop needs, `all` adds what tests, checks and the cloud need.
 * @typedef {'run' | 'all'} Scope
 * @typedef {{ version?: string, link?: boolean, dev?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Folders of the packages that must be there. Optional ones depend on the machine, so npm alone judges them.
 * @param {Lockfile} lockfile
 * @param {Scope} scope
 * @returns {string[]} such as `node_modules/zod`
 */
export function wantedPackages(lockfile, scope) {
  return Object.entries(lockfile.packages)
    .filter(([folder]) => folder.includes('node_modules/'))
    .filter(([, wanted]) => !wanted.optional && !wanted.devOptional)
    .filter(([, wanted]) => scope === 'all' || !wanted.dev)
    .map(([folder]) => folder);
}

/**
 * Compares the lockfile with npm's own record of what it installed. npm writes that record when everything is in
 * place, install scripts included, so an interrupted install does not pass.
 * @param {Lockfile} lockfile
 * @param {Lockfile | undefined} installed
 * @param {Scope} scope
 */
export function isInstalled(lockfile, installed, scope) {
  if (!installed) return false;
  return wantedPackages(lockfile, scope).every((folder) => {
    const wanted = lockfile.packages[folder];
    const found = installed.packages[folder];
    return found !== undefined && found.version === wanted?.version && found.link === wanted?.link;
  });
}

/**
 * @param {string} repo
 * @returns {Lockfile}
 */
export function readLockfile(repo) {
  return JSON.parse(readFileSync(path.join(repo, 'package-lock.json'), 'utf8'));
}

/**
 * @param {string} repo
 * @returns {Lockfile | undefined}
 */
export function readInstalled(repo) {
  const record = path.join(repo, 'node_modules/.package-lock.json');
  return existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : undefined;
}

/**
 * @param {string} repo
 * @param {string[]} folders
 * @returns {number} how many of the packages are unpacked by now
 */
export function countUnpacked(repo, folders) {
  return folders.filter((folder) => existsSync(path.join(repo, folder, 'package.json'))).length;
}
