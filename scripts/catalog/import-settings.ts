import { readSettings, type Settings } from '@lapidary/commerce-api/settings';
import { localHome, readLocalEnvironment } from '../start/local-environment.ts';

/**
 * Settings of the shop that a script works on: those of the environment when it names a database and a user pool, as
 * a deployed shop's does, otherwise those of the shop on this machine.
 * @throws SettingsError, LocalEnvironmentError
 */
export function readShopSettings(): { settings: Settings; home: string } {
  const deployed = process.env.DATABASE_URL && process.env.COGNITO_USER_POOL_ID;
  // Into the environment itself: the AWS SDK looks for credentials nowhere else.
  if (!deployed) Object.assign(process.env, readLocalEnvironment());
  return { settings: readSettings(), home: localHome() };
}
