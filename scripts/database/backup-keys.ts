/**
 * Where backups are in their bucket: the first of a day (UTC) under `daily/`, the others under `hourly/`. The bucket's
 * lifecycle keeps the two for different times (scripts/infra/stacks/storefront.ts), so nobody here needs the right to
 * delete.
 */
export const PREFIXES = ['daily/', 'hourly/'] as const;

const EXTENSIONS = { mysql: 'sql.zst', sqlite: 'sqlite.zst' } as const;

export interface BackupName {
  /** Of the manifest; the backup's own is without `.json`. */
  readonly manifestKey: string;
  readonly at: Date;
}

/** The key of a backup begun at a time. Colons are not welcome in file names, so there are none. */
export function backupKey(at: Date, dialect: keyof typeof EXTENSIONS, others: readonly BackupName[]): string {
  const day = at.toISOString().slice(0, 10);
  const isFirst = !others.some(
    (other) => other.manifestKey.startsWith('daily/') && other.at.toISOString().startsWith(day),
  );
  const name = at.toISOString().replaceAll(':', '-');
  return `${isFirst ? 'daily/' : 'hourly/'}${name}.${EXTENSIONS[dialect]}`;
}

const MANIFEST_KEY =
  /^(?:daily|hourly)\/(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}\.\d{3}Z)\.(?:sql|sqlite)\.zst\.json$/;

/** Null for a key that is no manifest. */
export function parseManifestKey(manifestKey: string): BackupName | null {
  const [, hour, minute, second] = MANIFEST_KEY.exec(manifestKey) ?? [];
  if (hour === undefined) return null;
  const at = new Date(`${hour}:${minute}:${second}`);
  return Number.isNaN(at.getTime()) ? null : { manifestKey, at };
}

/** The newest backup that was begun at a time or before; undefined when there is none. */
export const newestAt = (names: readonly BackupName[], time: Date): BackupName | undefined =>
  names
    .filter(({ at }) => at <= time)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .at(-1);
