import { expect, test } from 'vitest';
import { type BackupName, backupKey, newestAt, parseManifestKey } from './backup-keys.ts';
import { besides, withoutPassword } from './restore-target.ts';

const at = new Date('2026-11-22T18:05:06.007Z');
const named = (manifestKey: string): BackupName => parseManifestKey(manifestKey)!;

test('the first backup of a day is kept long, the others are not', () => {
  const first = backupKey(at, 'mysql', []);
  expect(first).toBe('daily/2026-11-22T18-05-06.007Z.sql.zst');
  const later = new Date('2026-11-22T19:05:06.007Z');
  expect(backupKey(later, 'sqlite', [named(`${first}.json`)])).toBe(
    'hourly/2026-11-22T19-05-06.007Z.sqlite.zst',
  );
  const nextDay = new Date('2026-11-23T00:05:06.007Z');
  expect(backupKey(nextDay, 'mysql', [named(`${first}.json`)])).toMatch(/^daily\//);
});

test('a key is read back as the time it was made of', () => {
  for (const dialect of ['mysql', 'sqlite'] as const) {
    expect(parseManifestKey(`${backupKey(at, dialect, [])}.json`)?.at).toEqual(at);
  }
});

test.each([
  'daily/',
  'hourly/2026-11-22T18-05-06.007Z.sql.zst',
  'daily/2026-13-45T99-05-06.007Z.sql.zst.json',
  'x',
])('%s is no manifest', (key) => {
  expect(parseManifestKey(key)).toBeNull();
});

test('the newest backup of a time or before', () => {
  const names = ['2026-11-22T18-00-00.000Z', '2026-11-22T20-00-00.000Z', '2026-11-22T19-00-00.000Z'].map(
    (time) => named(`hourly/${time}.sql.zst.json`),
  );
  const timeOf = (time: string) => newestAt(names, new Date(time))?.at.toISOString();
  expect(timeOf('2026-11-22T19:59:59Z')).toBe('2026-11-22T19:00:00.000Z');
  expect(timeOf('2026-11-22T20:00:00Z')).toBe('2026-11-22T20:00:00.000Z');
  expect(timeOf('2026-11-22T17:59:59Z')).toBeUndefined();
});

test('a restore goes beside the shop, and its password is not shown', () => {
  const target = besides('mysql://lapidary:s%2Fcret@db.example:3306/shop', at);
  expect(target).toBe('mysql://lapidary:s%2Fcret@db.example:3306/shop_restored_20261122180506');
  expect(withoutPassword(target)).toBe('mysql://lapidary@db.example:3306/shop_restored_20261122180506');
  expect(besides('sqlite:/data/shop.db', at)).toBe('sqlite:/data/shop.db_restored_20261122180506');
});
