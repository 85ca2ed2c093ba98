import { type Settings as ApiSettings, parseVariables, readSettings } from '@lapidary/commerce-api/settings';
import { z } from 'zod';

const Environment = z.object({ BACKUPS_BUCKET: z.string().default('lapidary-backups') });

/** What backup and restore can be told from outside: the API's settings and where backups are. */
export interface BackupSettings {
  api: ApiSettings;
  bucket: string;
}

/** @throws SettingsError naming every wrong variable. */
export function readBackupSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): BackupSettings {
  const { BACKUPS_BUCKET } = parseVariables(Environment, environment);
  return { api: readSettings(environment), bucket: BACKUPS_BUCKET };
}
