import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readRunningShop, runningShopFile } from './bootstrap/running-shop.mjs';
import { StartFailure } from './bootstrap/start-failure.mjs';

/**
 * Makes this process the only shop of its home until it ends. SQLite's file lock is one of the system: it goes with
 * the process however that dies, so there are no stale locks to guess about, as there are with pid files.
 *
 * @param home existing folder
 * @param port the shop's port, told to whoever tries to start a second one
 * @returns a function that lets go of the home
 * @throws {StartFailure} when another process holds it
 */
export function lockHome(home: string, port: number): () => void {
  mkdirSync(path.join(home, 'run'), { recursive: true });
  const lock = new DatabaseSync(path.join(home, 'run', 'lock.sqlite'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof Error) || !/database is locked/.test(error.message)) throw error;
    const other = readRunningShop(home);
    const where = other ? `: http://localhost:${other.port}/ (process ${other.pid})` : '';
    throw new StartFailure(
      `Lapidary is already running with ${home}${where}. A second one needs its own LAPIDARY_HOME.`,
    );
  }
  writeFileSync(runningShopFile(home), JSON.stringify({ pid: process.pid, port }));
  return () => lock.close();
}
