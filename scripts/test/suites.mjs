/**
 * @typedef {object} Suite
 * @property {string} title
 * @property {import('./install-tools.mjs').Tool[]} needs
 * @property {{ checks: string[] } | { project: string }} runs turbo tasks, or a Vitest project
 */

/** @type {Suite[]} */
export const suites = [
  {
    title: 'checks',
    needs: [],
    runs: { checks: ['lint', 'types', 'boundaries', 'doc-references'] },
  },
  { title: 'unit', needs: [], runs: { project: 'unit' } },
  { title: 'integration on SQLite', needs: [], runs: { project: 'sqlite' } },
  { title: 'integration on MariaDB', needs: ['mariadb'], runs: { project: 'mariadb' } },
  { title: 'browser', needs: ['chromium'], runs: { project: 'browser' } },
];
