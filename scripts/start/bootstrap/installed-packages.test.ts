import { describe, expect, it } from 'vitest';
import { isInstalled, type Lockfile, wantedPackages } from './installed-packages.mjs';

const lockfile: Lockfile = {
  packages: {
    '': { version: '0.1.0' },
    shared: { version: '0.1.0' },
    'node_modules/@lapidary/shared': { link: true },
    'node_modules/zod': { version: '4.0.0' },
    'scripts/node_modules/zod': { version: '3.0.0' },
    'node_modules/vitest': { version: '5.0.0', dev: true },
    'node_modules/fsevents': { version: '2.0.0', optional: true },
    'node_modules/esbuild': { version: '1.0.0', devOptional: true },
  },
};

function without(...folders: string[]): Lockfile {
  const kept = Object.entries(lockfile.packages).filter(([folder]) => !folders.includes(folder));
  return { packages: Object.fromEntries(kept) };
}

describe('what is installed', () => {
  it('wants development packages only for all', () => {
    expect(wantedPackages(lockfile, 'run')).toEqual([
      'node_modules/@lapidary/shared',
      'node_modules/zod',
      'scripts/node_modules/zod',
    ]);
    expect(wantedPackages(lockfile, 'all')).toContain('node_modules/vitest');
  });

  it('accepts a full install for running, but not the other way round', () => {
    expect(isInstalled(lockfile, lockfile, 'run')).toBe(true);
    expect(isInstalled(lockfile, without('node_modules/vitest'), 'run')).toBe(true);
    expect(isInstalled(lockfile, without('node_modules/vitest'), 'all')).toBe(false);
  });

  it('does without what only some machines get', () => {
    expect(isInstalled(lockfile, without('node_modules/fsevents', 'node_modules/esbuild'), 'all')).toBe(true);
  });

  it('sees a missing package, another version, a missing workspace and no install at all', () => {
    expect(isInstalled(lockfile, without('scripts/node_modules/zod'), 'run')).toBe(false);
    expect(isInstalled(lockfile, without('node_modules/@lapidary/shared'), 'run')).toBe(false);
    const other = { packages: { ...lockfile.packages, 'node_modules/zod': { version: '4.0.1' } } };
    expect(isInstalled(lockfile, other, 'run')).toBe(false);
    expect(isInstalled(lockfile, undefined, 'run')).toBe(false);
  });
});
