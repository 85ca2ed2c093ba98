import { StartFailure } from '../start/bootstrap/start-failure.mjs';

/**
 * @typedef {object} TestSettings
 * @property {boolean} skippingIsForbidden
 * @property {boolean} mayInstall whether Debian packages may be installed
 */

/**
 * @param {Record<string, string | undefined>} environment
 * @returns {TestSettings}
 * @throws {StartFailure} naming the variable
 */
export function readTestSettings({ LAPIDARY_TEST_SKIP: skip, LAPIDARY_TEST_INSTALL: install }) {
  if (skip && !['forbid', 'allow'].includes(skip)) {
    throw new StartFailure(`LAPIDARY_TEST_SKIP is "${skip}"; it must be forbid or allow.`);
  }
  if (install && !['0', '1'].includes(install)) {
    throw new StartFailure(`LAPIDARY_TEST_INSTALL is "${install}"; it must be 0 or 1.`);
  }
  return { skippingIsForbidden: skip === 'forbid', mayInstall: install !== '0' };
}
