import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const VERSION = '3.7.3';
const INSTALL_WITHIN_MS = 240_000;

const MANIFEST = {
  name: 'lapidary-bench-vendure',
  private: true,
  type: 'commonjs',
  dependencies: { '@vendure/core': VERSION, mysql2: '3.24.6' },
  // A later one needs a Node module that this version of Vendure does not load.
  overrides: { '@graphql-tools/batch-execute': '10.2.0' },
};

/**
 * Installs Vendure into a folder of its own below the system's temporary one, where the next run finds it again; nothing
 * of it comes into the repository or its lockfile.
 * @returns the folder
 */
export async function installVendure(): Promise<string> {
  const folder = join(tmpdir(), `lapidary-bench-vendure-${VERSION}`);
  const done = join(folder, 'installed');
  if (existsSync(done)) return folder;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify(MANIFEST));
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    timeout: INSTALL_WITHIN_MS,
  });
  await writeFile(done, '');
  return folder;
}
