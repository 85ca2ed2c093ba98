import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { select } from '@lapidary/commerce-api/platform/sql';
import { connectionArgument, databaseName, findClient } from './mysql-programs.ts';

/**
 * Makes the database of a URL, unless it is there.
 * @throws when it holds tables: a restore never writes over anything.
 */
export async function makeEmptyMysql(url: string): Promise<void> {
  const name = databaseName(url);
  const withoutName = new URL(url);
  withoutName.pathname = '/';
  const server = await openDatabase(withoutName.href, { pool: 1 });
  try {
    await server.query(`CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    const [found] = await select<{ tables: number }>(
      { database: server },
      'SELECT COUNT(*) AS tables FROM information_schema.tables WHERE table_schema = $name',
      { name },
    );
    if (Number(found?.tables) > 0) throw new Error(`the database ${name} is not empty`);
  } finally {
    await server.close();
  }
}

/**
 * Loads a compressed dump into an empty database.
 * @param folder for the connection's file; the caller removes it.
 */
export async function loadMysql(url: string, file: string, folder: string): Promise<void> {
  const program = findClient();
  const { command } = program;
  const child = spawn(
    command,
    [connectionArgument(url, folder, program), '--default-character-set=utf8mb4', databaseName(url)],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const said = text(child.stderr);
  const written = pipeline(createReadStream(file), createZstdDecompress(), child.stdin).catch(
    (error: unknown) => error,
  );
  const [code, signal] = await ended;
  // When the program gives up, the pipe to it breaks too; what it said tells more.
  if (code !== 0) throw new Error(`${command} ended with ${signal ?? code}: ${(await said).trim()}`);
  const failure = await written;
  if (failure !== undefined) throw failure;
}
