import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from '../../start/find-free-port.ts';
import { waitUntil } from '../../start/wait-until.ts';
import { findMariadbd, findMariadbInstallDb } from '../find-tools.mjs';
import { makeTemporaryFolder } from './temporary-folder.ts';

export interface PrivateMariadb {
  /** `mysql://root@127.0.0.1:PORT/`, no password. */
  url: string;
  stop(): Promise<void>;
  /** Ends the server without a chance to tidy up, as a power cut of its process would. */
  kill(): Promise<void>;
  /** Starts it again, on the same port and data. */
  restart(): Promise<void>;
}

/**
 * Starts a MariaDB in a temporary folder on a free port of 127.0.0.1; it knows nothing of an installed one.
 * @param more options of the server
 * @throws {Error} when the machine has no MariaDB, or it does not start (with the end of its log)
 */
export async function startPrivateMariadb(more: readonly string[] = []): Promise<PrivateMariadb> {
  const mariadbd = findMariadbd();
  const installDb = findMariadbInstallDb();
  if (!mariadbd || !installDb) {
    throw new Error('No mariadbd on this machine: install the package mariadb-server (npm test says how).');
  }
  const { folder, remove } = makeTemporaryFolder('mariadb');
  const data = path.join(folder, 'data');
  mkdirSync(data);
  // The server refuses to run as root; the package brings the user it runs as.
  const asUser = process.getuid?.() === 0 ? ['--user=mysql'] : [];
  if (asUser.length > 0) execFileSync('chown', ['-R', 'mysql:mysql', folder]);

  await promisify(execFile)(installDb, [
    '--no-defaults',
    ...asUser,
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);

  const port = await findFreePort();
  const logFile = path.join(folder, 'mariadbd.log');
  const log = openSync(logFile, 'a');
  const launch = () =>
    spawn(
      mariadbd,
      [
        '--no-defaults',
        ...asUser,
        `--datadir=${data}`,
        `--tmpdir=${folder}`,
        `--socket=${path.join(folder, 'server.sock')}`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        '--skip-name-resolve',
        '--skip-log-bin',
        '--character-set-server=utf8mb4',
        '--collation-server=utf8mb4_unicode_ci',
        '--default-time-zone=+00:00',
        '--max-connections=300',
        '--innodb-buffer-pool-size=128M',
        // Survives a killed server, which tests rely on; only a power cut could lose the last second.
        '--innodb-flush-log-at-trx-commit=2',
        ...more,
      ],
      { stdio: ['ignore', log, log] },
    );
  let server: ChildProcess;
  let ended: Promise<unknown>;

  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    server.kill(signal);
    await ended;
  };
  const stop = async () => {
    await end('SIGTERM');
    remove();
  };
  const restart = async () => {
    server = launch();
    ended = once(server, 'exit');
    await waitUntil(
      () => {
        if (server.exitCode !== null) throw new Error(`mariadbd ended with code ${server.exitCode}`);
        return answers(port);
      },
      { timeoutMs: 30_000, signal: new AbortController().signal },
    );
  };

  try {
    await restart();
  } catch (error) {
    const said = readFileSync(logFile, 'utf8').split('\n').slice(-20).join('\n');
    await stop();
    throw new Error(`MariaDB did not start:\n${said}`, { cause: error });
  }
  return { url: `mysql://root@127.0.0.1:${port}/`, stop, restart, kill: () => end('SIGKILL') };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('data', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
  });
}
