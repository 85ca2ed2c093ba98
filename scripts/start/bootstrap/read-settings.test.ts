import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { readSettings, repo } from './read-settings.mjs';

describe('readSettings', () => {
  it('has a default for everything', () => {
    const home = path.join(repo, '.local');
    expect(readSettings({})).toEqual({
      port: 4321,
      home,
      catalog: 'sample',
      databaseUrl: `sqlite:${home}/lapidary.sqlite`,
      underNpm: false,
    });
  });

  it('takes every port there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65535 }), (port) => {
        expect(readSettings({ LAPIDARY_PORT: String(port) }).port).toBe(port);
      }),
    );
  });

  it.each(['0', '65536', '-1', '80.5', '1e3', '0x50', 'http', ' 80'])('refuses %j as a port', (value) => {
    expect(() => readSettings({ LAPIDARY_PORT: value })).toThrow(
      `LAPIDARY_PORT is "${value}"; it must be a whole number from 1 to 65535.`,
    );
  });

  it('means relative paths from where npm was typed', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'rings.csv'), '');
    const settings = readSettings({ INIT_CWD: folder, LAPIDARY_HOME: 'data', LAPIDARY_CATALOG: 'rings.csv' });
    expect(settings.home).toBe(path.join(folder, 'data'));
    expect(settings.catalog).toBe(path.join(folder, 'rings.csv'));
  });

  it('names a catalog that is not there, and one that is no CSV file', () => {
    const folder = temporaryFolder();
    const missing = { INIT_CWD: folder, LAPIDARY_CATALOG: 'rings.csv' };
    expect(() => readSettings(missing)).toThrow(`but there is no file ${path.join(folder, 'rings.csv')}.`);
    expect(() => readSettings({ LAPIDARY_CATALOG: 'simple' })).toThrow('must be none, sample or a .csv file');
  });

  it('does not repeat a wrong DATABASE_URL, which may hold a password', () => {
    const read = () => readSettings({ DATABASE_URL: 'postgres://shop:hunter2@db/shop' });
    expect(read).toThrow('DATABASE_URL must be mysql://');
    expect(read).not.toThrow('hunter2');
  });
});
