/**
 * @typedef {object} Suite
 * @property {string} title
 * @property {import('./install-tools.mjs').Tool[]} needs
 * @property {{ checks: string[] } | { project: string }} runs turbo tasks, or a Vitest project
 */

/** @type {Suite} */
const checks = {
  title: 'checks',
  needs: [],
  runs: { checks: ['lint', 'types', 'boundaries', 'doc-references'] },
};
/** @type {Suite} */
const unit = { title: 'unit', needs: [], runs: { project: 'unit' } };
/** @type {Suite} */
const sqlite = { title: 'integration on SQLite', needs: [], runs: { project: 'sqlite' } };
/** @type {Suite} */
const mariadb = { title: 'integration on MariaDB', needs: ['mariadb'], runs: { project: 'mariadb' } };
/** @type {Suite} */
const browser = { title: 'browser', needs: ['chromium'], runs: { project: 'browser' } };

/**
 * Each row one after the other, the rows beside each other. The browser's tests wait for most of their time.
 * @type {Suite[][]}
 */
export const suites = [
  [checks, unit, sqlite],
  [browser, mariadb],
];
