import type { TestProject } from 'vitest/node';
import { startPrivateMariadb } from './start-private-mariadb.ts';

/** Vitest global set-up: a MariaDB of the tests' own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPrivateMariadb();
  project.provide('databaseUrl', url);
  return stop;
}
