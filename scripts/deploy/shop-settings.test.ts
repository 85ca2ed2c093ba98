import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepShopSettings, readShopSettings } from './shop-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'lapidary-deploy-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'kept', 'deploy.json');
const authority = join(folder, 'authority.crt');
writeFileSync(authority, '-----BEGIN CERTIFICATE-----\n');
const given = {
  profile: 'small',
  domain: 'shop.example.com',
  alertEmail: 'owner@example.com',
  repository: 'owner/shop',
  authority,
};

test('everything that is missing is named, by its option', () => {
  expect(() => readShopSettings({}, file)).toThrow(
    /^--profile: .*; --domain: .*; --alert-email: .*; --repository: .*; --authority: /,
  );
  expect(() => readShopSettings({ ...given, profile: 'huge', domain: 'nowhere' }, file)).toThrow(
    /^--profile: .*; --domain: must be a domain name/,
  );
});

test('of the store, what is said is kept beside what was said before', () => {
  const of = (more: Record<string, string>) => readShopSettings({ ...given, ...more }, file).store;
  expect(of({})).toBeUndefined();
  expect(of({ storeName: 'Ngọc', currency: 'VND', locale: 'vi', languages: 'vi, en' })).toEqual({
    name: 'Ngọc',
    currency: 'VND',
    locale: 'vi',
    languages: ['vi', 'en'],
  });
  expect(() => of({ currency: 'money', languages: 'vi,vi', storeName: ' ' })).toThrow(
    /^--store-name: .*; --currency: .*; --languages: names a language twice$/,
  );
});

test('names of buckets are said by purpose, and what is said of one leaves the others', () => {
  const of = (buckets: string) => readShopSettings({ ...given, buckets }, file);
  const moving = of('media=a-media-2,a-media-1');
  expect(moving.buckets).toEqual({ media: ['a-media-2', 'a-media-1'] });
  keepShopSettings(moving, file);
  expect(of('site=a-site-2').buckets).toEqual({ media: ['a-media-2', 'a-media-1'], site: ['a-site-2'] });
  expect(() => of('media=somewhere')).toThrow('--buckets: must have -media- in it');
  expect(() => of('backups=a-backups-2')).toThrow('--buckets: ');
  expect(() => of('media')).toThrow('--buckets: ');
  rmSync(file);
});

test('what was said once needs not be said again', () => {
  const settings = readShopSettings(given, file);
  expect(settings).toMatchObject({ shop: 'lapidary', region: 'ap-southeast-1', profile: 'small' });
  keepShopSettings(settings, file);
  expect(readShopSettings({ profile: undefined }, file)).toEqual(settings);
  expect(readShopSettings({ profile: 'standard' }, file).profile).toBe('standard');
  keepShopSettings({ ...settings, store: { name: 'Ngọc' } }, file);
  expect(readShopSettings({ languages: 'en,vi' }, file).store).toEqual({
    name: 'Ngọc',
    languages: ['en', 'vi'],
  });
});
