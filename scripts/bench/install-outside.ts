import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const INSTALL_WITHIN_MS = 240_000;

/**
 * Installs packages into a folder of their own below the system's temporary one, where the next run finds them again;
 * nothing of them comes into the repository or its lockfile.
 * @param name of the folder; another version needs another one.
 * @param manifest the `package.json` there
 * @returns the folder
 */
export async function installOutside(name: string, manifest: object): Promise<string> {
  const folder = join(tmpdir(), name);
  const done = join(folder, 'installed');
  if (existsSync(done)) return folder;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, private: true, ...manifest }));
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    timeout: INSTALL_WITHIN_MS,
  });
  await writeFile(done, '');
  return folder;
}
