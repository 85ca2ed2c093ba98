import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeTls } from '@lapidary/commerce-api/platform/database-tls';

/** A program of MySQL or MariaDB that is installed. */
export interface MysqlProgram {
  readonly command: string;
  readonly mariadb: boolean;
}

/** @throws saying what to install. */
function find(names: readonly string[]): MysqlProgram {
  for (const command of names) {
    try {
      const version = execFileSync(command, ['--version'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return { command, mariadb: version.includes('MariaDB') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`${names.join(' or ')} is needed: install the client programs of MariaDB or MySQL`);
}

export const findDump = (): MysqlProgram => find(['mariadb-dump', 'mysqldump']);
export const findClient = (): MysqlProgram => find(['mariadb', 'mysql']);

const isOnThisMachine = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/**
 * Writes what a program needs to connect into a file that only its owner may read: on a command line everyone could.
 * @returns the argument that names it, which must be the first.
 */
export function connectionArgument(url: string, folder: string, program: MysqlProgram): string {
  const { url: bare, tls } = takeTls(url);
  const { hostname, port, username, password } = new URL(bare);
  const quoted = (text: string) => `"${decodeURIComponent(text).replace(/["\\]/g, '\\$&')}"`;
  const file = join(folder, 'client.cnf');
  const lines = [
    '[client]',
    // For `localhost` they would look for a socket.
    'protocol=tcp',
    `host=${quoted(hostname)}`,
    `port=${port || '3306'}`,
    `user=${quoted(username)}`,
    `password=${quoted(password)}`,
    // Programs of MySQL prefer TLS by themselves, and do not know the option of MariaDB's.
    ...(isOnThisMachine(hostname) && !tls ? [] : ['loose-ssl']),
    ...(tls ? authorities(tls.ca, folder, program) : []),
  ];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return `--defaults-file=${file}`;
}

/** The certificate must be of this host, and of one of these authorities. */
function authorities(ca: readonly string[], folder: string, { mariadb }: MysqlProgram): string[] {
  const file = join(folder, 'authorities.pem');
  writeFileSync(file, ca.join('\n'), { mode: 0o600 });
  return [`ssl-ca=${file}`, mariadb ? 'ssl-verify-server-cert' : 'ssl-mode=VERIFY_IDENTITY'];
}

/** @throws when the URL names no database. */
export function databaseName(url: string): string {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  if (!/^\w+$/.test(name)) throw new Error('the database URL names no database, or one with a strange name');
  return name;
}
