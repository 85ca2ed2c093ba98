import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const alsoIn = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/opt/homebrew/bin',
  '/usr/local/opt/mariadb/bin',
];
const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const chromiumApps = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string[]} names
 * @param {string} searchPath folders as in PATH
 */
function findOnPath(names, searchPath) {
  const folders = [...searchPath.split(path.delimiter).filter(Boolean), ...alsoIn];
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

/**
 * The MariaDB server, which Debian keeps outside a user's PATH.
 * @param {string} [searchPath]
 */
export const findMariadbd = (searchPath = process.env.PATH ?? '') => findOnPath(['mariadbd'], searchPath);

/**
 * The program that makes an empty MariaDB data folder.
 * @param {string} [searchPath]
 */
export const findMariadbInstallDb = (searchPath = process.env.PATH ?? '') =>
  findOnPath(['mariadb-install-db'], searchPath);

/**
 * A Chromium or Chrome of the machine.
 * @param {string} [searchPath]
 */
export const findChromium = (searchPath = process.env.PATH ?? '') =>
  findOnPath(chromiumNames, searchPath) ?? chromiumApps.find(isExecutable);
