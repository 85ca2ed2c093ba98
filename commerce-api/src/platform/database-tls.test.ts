import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { takeTls } from './database-tls.ts';

test('a URL asks for TLS in so many words', () => {
  expect(takeTls('mysql://a:b%3F@host:3306/shop')).toEqual({
    url: 'mysql://a:b%3F@host:3306/shop',
    tls: undefined,
  });
  const { url, tls } = takeTls('mysql://a:b%3F@host:3306/shop?tls=amazon');
  expect(url).toBe('mysql://a:b%3F@host:3306/shop');
  expect(tls?.verifyIdentity).toBe(true);
  const names = tls!.ca.map((pem) => new X509Certificate(pem).subject);
  expect(names.filter((name) => /Amazon RDS ap-southeast-1 Root CA/.test(name)).length).toBeGreaterThan(0);
});

test('a SQLite file has no network', () => {
  expect(takeTls('sqlite:/data/shop?.db')).toEqual({ url: 'sqlite:/data/shop?.db', tls: undefined });
});

test.each(['tls=', 'tls=amzon', 'tls=true', 'ssl=amazon', 'tls=amazon&x=1'])('%s is refused', (query) => {
  expect(() => takeTls(`mysql://a@host/shop?${query}`)).toThrow(/tls= in the database URL|nobody knows/);
});

test('a file that is not there is refused before anything connects', () => {
  expect(() => takeTls('mysql://a@host/shop?tls=/nowhere.pem')).toThrow(/ENOENT/);
});
