import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { installDependencies } from './install-dependencies.mjs';

/** A repository of one package, and an npm of the test's own: a shell script. */
function repositoryWithNpm(npmScript: string) {
  const folder = temporaryFolder();
  const repo = path.join(folder, 'repo');
  const tools = path.join(folder, 'tools');
  mkdirSync(repo);
  mkdirSync(tools);
  const lockfile = { packages: { 'node_modules/zod': { version: '4.0.0' } } };
  writeFileSync(path.join(repo, 'package-lock.json'), JSON.stringify(lockfile));
  writeFileSync(path.join(tools, 'npm'), `#!/bin/sh\n${npmScript}\n`);
  chmodSync(path.join(tools, 'npm'), 0o755);
  let printed = '';
  return {
    repo,
    logFile: path.join(folder, 'logs/install.log'),
    printed: () => printed,
    install: (more: Record<string, string> = {}, scope: 'run' | 'all' = 'run') =>
      installDependencies({
        repo,
        scope,
        logFile: path.join(folder, 'logs/install.log'),
        environment: { PATH: `${tools}:${repo}/node_modules/.bin:/usr/bin:/bin`, ...more },
        output: {
          write: (text: string) => {
            printed += text;
            return true;
          },
        },
      }),
  };
}

const puts = 'mkdir -p node_modules/zod; echo "{}" > node_modules/zod/package.json';
const records = 'cp package-lock.json node_modules/.package-lock.json';

describe('installDependencies', () => {
  it('installs what is missing, shows it in plain lines, and does nothing the next time', async () => {
    const { install, printed, repo } = repositoryWithNpm(`${puts}; ${records}; echo run >> runs`);
    await install();
    await install();
    expect(readFileSync(path.join(repo, 'runs'), 'utf8')).toBe('run\n');
    expect(printed()).toMatch(/^ {2}Installing packages … \d+\.\d s, 1 packages\n$/);
  });

  it('is the same install whatever the caller has set', async () => {
    const { install, logFile } = repositoryWithNpm(
      `echo "args $@"; echo "mode [$NODE_ENV] omit [$npm_config_omit] path [$PATH]"; ${puts}; ${records}`,
    );
    await install({ NODE_ENV: 'production', npm_config_omit: 'optional' }, 'all');
    const log = readFileSync(logFile, 'utf8');
    expect(log).toMatch(/args ci --include=dev .*--include=optional .*--ignore-scripts=false/);
    expect(log).toContain('mode [] omit []');
    expect(log).not.toContain('.bin');
  });

  it('says in one line that there is no network, and keeps the log', async () => {
    const { install, logFile } = repositoryWithNpm(
      'echo "npm error code ECONNREFUSED"; echo "npm error syscall connect"; exit 1',
    );
    await expect(install()).rejects.toThrow(
      `The packages could not be downloaded (ECONNREFUSED): is there a network, and is npm's registry reachable? npm's log: ${logFile}`,
    );
    expect(readFileSync(logFile, 'utf8')).toContain('npm error syscall connect');
  });

  it('shows npm’s own errors when the cause is another, without its warnings', async () => {
    const { install } = repositoryWithNpm(
      'echo "npm warn EBADENGINE wants 22"; echo "npm error code EUSAGE"; echo "npm error lock file is old"; exit 1',
    );
    const failure = await install().catch((error: unknown) => String(error));
    expect(failure).toContain('npm ci failed.');
    expect(failure).toContain('    lock file is old');
    expect(failure).not.toContain('EBADENGINE');
  });

  it('says so when there is no npm', async () => {
    const { install } = repositoryWithNpm('');
    await expect(install({ PATH: '/nowhere' })).rejects.toThrow('npm could not be started');
  });
});
