import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { connectionArgument, databaseName, findDump } from './mysql-programs.ts';

const ARGUMENTS = [
  // One consistent state without a lock: all tables are InnoDB.
  '--single-transaction',
  '--routines',
  '--triggers',
  '--hex-blob',
  '--default-character-set=utf8mb4',
  // The same rows give the same bytes, one line each: see digest-dump.ts.
  '--skip-extended-insert',
  '--order-by-primary',
  '--skip-comments',
  // One transaction for each table when loading.
  '--no-autocommit',
  // Needs a right that managed databases do not give.
  '--no-tablespaces',
];
const MYSQL_ONLY = ['--set-gtid-purged=OFF', '--column-statistics=0'];

/**
 * A dump of a database as SQL.
 * @param folder for the connection's file; the caller removes it.
 * @throws at the end of the stream, when the program failed.
 */
export async function* dumpMysql(url: string, folder: string): AsyncGenerator<Buffer> {
  const program = findDump();
  const child = spawn(
    program.command,
    [
      connectionArgument(url, folder, program),
      ...ARGUMENTS,
      ...(program.mariadb ? [] : MYSQL_ONLY),
      databaseName(url),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const said = text(child.stderr);
  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    const [code, signal] = await ended;
    if (code !== 0) {
      throw new Error(`${program.command} ended with ${signal ?? code}: ${(await said).trim()}`);
    }
  } finally {
    child.kill();
  }
}
