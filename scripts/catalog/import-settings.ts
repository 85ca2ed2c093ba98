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
