import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFirstStore, readSettings } from '@lapidary/commerce-api/settings';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endpointsFile } from './endpoints.ts';
import { LocalEnvironmentError, localEnvironment, readLocalEnvironment } from './local-environment.ts';

const endpoints = {
  edge: 'http://localhost:4999',
  s3: 'http://127.0.0.1:5001',
  cognito: 'http://127.0.0.1:5002/',
  keyValueStore: 'http://localhost:5003',
  secrets: 'http://127.0.0.1:5004',
  logs: 'http://127.0.0.1:5005',
  ses: 'http://127.0.0.1:5006',
};

describe('the environment of the local shop', () => {
  it('satisfies the settings of the API', () => {
    const settings = readSettings(localEnvironment({ home: '/shop', port: 4999, endpoints }));
    expect(settings.database.url).toBe('sqlite:/shop/lapidary.sqlite');
    expect(settings.aws.s3Endpoint).toBe(endpoints.s3);
    expect([settings.aws.sesEndpoint, settings.mailFrom]).toEqual([
      endpoints.ses,
      'Lapidary <orders@lapidary.test>',
    ]);
    expect(settings.publicUrl).toBe(endpoints.edge);
    expect(settings.uploadUrl).toBe('http://localhost:4999/_local/s3');
  });

  it('keeps a database that is named', () => {
    const databaseUrl = 'mysql://shop@127.0.0.1:3999/shop';
    expect(localEnvironment({ home: '/shop', port: 1, endpoints, databaseUrl }).DATABASE_URL).toBe(
      databaseUrl,
    );
  });
});

describe('reading it from a running shop', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'lapidary-home-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const write = (text: string): void => {
    mkdirSync(join(home, 'run'));
    writeFileSync(endpointsFile(home), text);
  };

  it('finds the endpoints and the port', () => {
    write(JSON.stringify(endpoints));
    expect(readLocalEnvironment({ LAPIDARY_HOME: home })).toEqual({
      ...localEnvironment({ home, port: 4999, endpoints }),
      STORE_LANGUAGES: 'en,vi',
    });
  });

  it('has pages in the languages that it is told, which settings take', () => {
    write(JSON.stringify(endpoints));
    const read = (languages: string) =>
      readFirstStore(readLocalEnvironment({ LAPIDARY_HOME: home, STORE_LANGUAGES: languages })).languages;
    expect(read('vi')).toEqual(['vi']);
    expect(read('vi, en')).toEqual(['vi', 'en']);
    expect(() => read('en,tlh')).toThrow('STORE_LANGUAGES');
    expect(readFirstStore(localEnvironment({ home, port: 1, endpoints })).languages).toEqual(['en']);
  });

  it('says what to do when the shop was never started', () => {
    expect(() => readLocalEnvironment({ LAPIDARY_HOME: home })).toThrow(/start the shop first: npm start/);
  });

  it.each(['', '{', '{"edge":"nowhere"}'])('refuses a damaged file: %j', (text) => {
    write(text);
    expect(() => readLocalEnvironment({ LAPIDARY_HOME: home })).toThrow(LocalEnvironmentError);
  });
});
