import { z } from 'zod';

/** What a table held: how many rows, and a hash of them in order of their primary key. */
export type TableDigest = z.infer<typeof TableDigest>;
export const TableDigest = z.strictObject({
  rows: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type TableDigests = z.infer<typeof TableDigests>;
export const TableDigests = z.record(z.string(), TableDigest);

/**
 * Stands beside a backup, under its key and `.json`, and is written last: a backup without one was broken off, and
 * does not count.
 */
export type BackupManifest = z.infer<typeof BackupManifest>;
export const BackupManifest = z.strictObject({
  format: z.literal(1),
  key: z.string().min(1),
  /** When the snapshot was begun, in UTC. */
  at: z.iso.datetime({ precision: 3 }),
  dialect: z.enum(['mysql', 'sqlite']),
  /** Of the compressed object. */
  bytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  seconds: z.number().min(0),
  tables: TableDigests,
});

/** How many rows two states of a database hold, and the tables in which they are not the same. */
export function compareTables(
  wanted: TableDigests,
  found: TableDigests,
): { rows: number; differing: string[] } {
  const names = new Set([...Object.keys(wanted), ...Object.keys(found)]);
  const differing = [...names].filter(
    (name) => wanted[name]?.rows !== found[name]?.rows || wanted[name]?.sha256 !== found[name]?.sha256,
  );
  const rows = Object.values(wanted).reduce((sum, table) => sum + table.rows, 0);
  return { rows, differing: differing.sort() };
}
