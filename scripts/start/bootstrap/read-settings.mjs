import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartFailure } from './start-failure.mjs';

/** The repository's root. */
export const repo = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * What `npm start` can be told through the environment.
 * @typedef {object} StartSettings
 * @property {number} port the one port that browsers see
 * @property {string} home absolute folder for everything the shop writes
 * @property {string} catalog what is loaded first: `none`, `sample` or the absolute path of a CSV file
 * @property {string} databaseUrl `sqlite:/absolute/file` or `mysql://…`
 * @property {boolean} underNpm whether npm started this process
 */

/**
 * Relative paths are meant from where npm was typed (`INIT_CWD`), since npm itself moves to the repository's root.
 * @param {Record<string, string | undefined>} environment
 * @returns {StartSettings}
 * @throws {StartFailure} naming the variable, its value and what it may be
 */
export function readSettings(environment) {
  const typedIn = environment.INIT_CWD ?? process.cwd();
  const home = environment.LAPIDARY_HOME
    ? path.resolve(typedIn, environment.LAPIDARY_HOME)
    : path.join(repo, '.local');
  return {
    port: readPort(environment.LAPIDARY_PORT),
    home,
    catalog: readCatalog(environment.LAPIDARY_CATALOG, typedIn),
    databaseUrl: readDatabaseUrl(environment.DATABASE_URL, home),
    underNpm: environment.npm_lifecycle_event !== undefined,
  };
}

/** @param {string | undefined} value */
function readPort(value) {
  if (!value) return 4321;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > 65535) {
    throw new StartFailure(`LAPIDARY_PORT is "${value}"; it must be a whole number from 1 to 65535.`);
  }
  return port;
}

/**
 * @param {string | undefined} value
 * @param {string} typedIn
 */
function readCatalog(value, typedIn) {
  if (!value) return 'sample';
  if (value === 'none' || value === 'sample') return value;
  const file = path.resolve(typedIn, value);
  if (!file.endsWith('.csv')) {
    throw new StartFailure(`LAPIDARY_CATALOG is "${value}"; it must be none, sample or a .csv file.`);
  }
  if (!existsSync(file)) {
    throw new StartFailure(`LAPIDARY_CATALOG is "${value}", but there is no file ${file}.`);
  }
  return file;
}

/**
 * @param {string | undefined} value
 * @param {string} home
 */
function readDatabaseUrl(value, home) {
  if (!value) return `sqlite:${path.join(home, 'lapidary.sqlite')}`;
  if (!/^(mysql:\/\/.+|sqlite:\/.+)/.test(value)) {
    // The value is not repeated: it may hold a password.
    throw new StartFailure(
      'DATABASE_URL must be mysql://user:password@host:port/name or sqlite:/absolute/file.',
    );
  }
  return value;
}
