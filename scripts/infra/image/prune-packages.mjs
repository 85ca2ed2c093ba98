// Leaves in node_modules what API, publisher and backup need at run time. Pages are rendered by a bundle that has all it
// needs inside, so nothing of the storefront's own packages has to be in the image.
//   node scripts/infra/image/prune-packages.mjs   (in the folder that holds node_modules)
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const WORKSPACES = ['shared', 'commerce-api', 'scripts'];

/** For people and compilers, not for Node. */
const NOT_RUN = /\.(map|md|d\.[cm]?ts)$/;
const NOT_RUN_FOLDERS = new Set(['dist-types', 'docs', 'test', 'tests', 'example', 'examples']);

/**
 * @typedef {object} Package
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [peerDependencies]
 */

/**
 * @param {string} folder
 * @returns {Package}
 */
const readPackage = (folder) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

/**
 * The folder of a package as Node would find it from another, or undefined when it is not installed.
 * @param {string} from
 * @param {string} name
 */
function find(from, name) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(found, 'package.json'))) return found;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/**
 * Adds a folder's packages, and theirs.
 * @param {string} folder
 * @param {Set<string>} needed
 */
function collect(folder, needed) {
  const { dependencies, optionalDependencies, peerDependencies } = readPackage(folder);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
    if (name.startsWith('@lapidary/')) continue;
    const found = find(folder, name);
    if (!found || needed.has(found)) continue;
    needed.add(found);
    collect(found, needed);
  }
}

/**
 * Removes the packages of a node_modules folder that are not needed, and what is not run of the others.
 * @param {string} modules
 * @param {Set<string>} needed
 */
function prune(modules, needed) {
  for (const entry of readdirSync(modules, { withFileTypes: true })) {
    const found = path.join(modules, entry.name);
    if (entry.isSymbolicLink() || entry.name === '@lapidary') continue;
    if (entry.name.startsWith('@')) prune(found, needed);
    else if (!needed.has(found)) rmSync(found, { recursive: true });
    else {
      slim(found);
      const inner = path.join(found, 'node_modules');
      if (existsSync(inner)) prune(inner, needed);
    }
  }
}

/** @param {string} folder */
function slim(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const found = path.join(folder, entry.name);
    if (entry.isDirectory() && NOT_RUN_FOLDERS.has(entry.name)) rmSync(found, { recursive: true });
    else if (entry.isDirectory() && entry.name !== 'node_modules') slim(found);
    else if (entry.isFile() && NOT_RUN.test(entry.name)) rmSync(found);
  }
}

const root = process.cwd();
/** @type {Set<string>} */
const needed = new Set();
for (const workspace of WORKSPACES) collect(path.join(root, workspace), needed);
prune(path.join(root, 'node_modules'), needed);
console.log(`${needed.size} packages left`);
