import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessCredentials, type SessionSettings } from './create-session.ts';

/** The SDK asks again five minutes before the end; what it would ask for at once is not worth keeping. */
const LEFT_MS = 10 * 60_000;

const fileOf = ({ roleArn, certificate }: SessionSettings, folder: string): string => {
  const name = createHash('sha256').update(`${roleArn} ${certificate}`).digest('hex').slice(0, 16);
  return join(folder, `lapidary-session-${name}.json`);
};

/**
 * Keeps a session in a file for its owner: each client of the SDK in a process asks for credentials of its own.
 * @param create called when none is kept that is good for a while.
 */
export async function keptSession(
  settings: SessionSettings,
  create: () => Promise<ProcessCredentials>,
  folder = tmpdir(),
): Promise<ProcessCredentials> {
  const file = fileOf(settings, folder);
  const kept = read(file);
  if (kept && Date.parse(kept.Expiration) - Date.now() > LEFT_MS) return kept;
  const session = await create();
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(session), { mode: 0o600 });
  renameSync(mine, file);
  return session;
}

function read(file: string): ProcessCredentials | undefined {
  try {
    return ProcessCredentials.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Not there, or not readable: another one is made.
    return undefined;
  }
}
