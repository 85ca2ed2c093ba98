import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findChromium, findMariadbd, findMariadbInstallDb } from './find-tools.mjs';

/**
 * @typedef {'mariadb' | 'chromium'} Tool
 */

/** @type {Record<Tool, { title: string, debianPackage: string, isThere: () => boolean }>} */
const tools = {
  mariadb: {
    title: 'MariaDB',
    debianPackage: 'mariadb-server',
    isThere: () => Boolean(findMariadbd() && findMariadbInstallDb()),
  },
  chromium: { title: 'Chromium', debianPackage: 'chromium', isThere: () => Boolean(findChromium()) },
};

const missingTools = () =>
  /** @type {Tool[]} */ (Object.keys(tools)).filter((tool) => !tools[tool].isThere());

/**
 * Makes sure of MariaDB and Chromium: as root on Debian or Ubuntu it installs what is missing, and says so.
 * @param {boolean} mayInstall
 * @returns {Promise<Map<Tool, string>>} what is still missing, each with the reason and how to get it
 */
export async function installTools(mayInstall) {
  const missing = missingTools();
  if (missing.length === 0) return new Map();

  const packages = missing.map((tool) => tools[tool].debianPackage);
  let whyNot = mayInstall ? whyNoAptGet() : 'LAPIDARY_TEST_INSTALL=0 forbids installing it';
  if (!whyNot) {
    console.log(`  Installing ${packages.join(' and ')} with apt-get, for the tests that need them`);
    whyNot = aptGetInstall(packages);
  }
  return new Map(
    missingTools().map((tool) => {
      const { title, debianPackage } = tools[tool];
      const reason = whyNot ?? `apt-get installed ${debianPackage}, but there is still none`;
      return [tool, `no ${title} on this machine (${reason}); on Debian: apt-get install ${debianPackage}`];
    }),
  );
}

/** @returns {string | undefined} */
function whyNoAptGet() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (!/^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release)) return 'not Debian or Ubuntu';
  if (process.getuid?.() !== 0) return 'not root';
  return undefined;
}

/**
 * @param {string[]} packages
 * @returns {string | undefined} why it failed
 */
function aptGetInstall(packages) {
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) {
      console.error(`${stdout}${stderr}`.trimEnd().split('\n').slice(-10).join('\n'));
      return `apt-get ${args[0]} failed`;
    }
  }
  return undefined;
}
