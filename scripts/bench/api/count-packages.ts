import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { repo } from '../../start/bootstrap/read-settings.mjs';

const LIST = ['ls', '--all', '--parseable', '--omit=dev', '--workspace', 'commerce-api'];

/** Packages that are installed for the API to run, those of the repository itself not counted. */
export async function countPackages(): Promise<number> {
  const { stdout } = await promisify(execFile)('npm', LIST, { cwd: repo, maxBuffer: 10_000_000 });
  const folders = stdout
    .split('\n')
    .filter((line) => line.includes('/node_modules/') && !line.includes('@lapidary'));
  return new Set(folders).size;
}
