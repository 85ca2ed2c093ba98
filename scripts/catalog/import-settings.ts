import { resolve } from 'node:path';
import { readSettings, type Settings } from '@lapidary/commerce-api/settings';
import { localHome } from '../start/local-environment.ts';
import { useShopEnvironment } from '../start/shop-environment.ts';

/**
 * Settings of the shop that a script works on.
 * @throws SettingsError, LocalEnvironmentError
 */
export function readShopSettings(): { settings: Settings; home: string } {
  useShopEnvironment();
  return { settings: readSettings(), home: localHome() };
}

/** A file that was named on the command line: npm runs scripts in the repository and says where it was called. */
export const resolveFromCaller = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path);
