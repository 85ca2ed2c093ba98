import { type Database, openDatabase } from '@lapidary/commerce-api/platform/database';
import { errnoOf } from '@lapidary/commerce-api/platform/database-errors';
import { selectOne } from '@lapidary/commerce-api/platform/sql';

const ACCESS_DENIED = 1045;
/** MySQL wants APPLICATION_PASSWORD_ADMIN for a second password. */
const PRIVILEGE_MISSING = 1227;

export const withPassword = (url: string, password: string): string => {
  const changed = new URL(url);
  changed.password = encodeURIComponent(password);
  return changed.href;
};

/** Whether the database lets a password in. @throws when it cannot be asked. */
export async function letsIn(url: string, password: string): Promise<boolean> {
  const database = await openDatabase(withPassword(url, password), { pool: 1 });
  try {
    await database.query('SELECT 1');
    return true;
  } catch (error) {
    if (errnoOf(error) === ACCESS_DENIED) return false;
    throw error;
  } finally {
    await database.close();
  }
}

interface Server {
  mariadb: boolean;
  /** Who is signed in, quoted. */
  user: string;
}

async function ask(database: Database): Promise<Server> {
  const row = await selectOne<{ version: string; user: string }>(
    { database },
    'SELECT VERSION() AS version, CURRENT_USER() AS user',
  );
  if (!row) throw new Error('the database does not say who is signed in');
  const at = row.user.lastIndexOf('@');
  const [name, host] = [row.user.slice(0, at), row.user.slice(at + 1)];
  return {
    mariadb: row.version.includes('MariaDB'),
    user: `${database.escape(name)}@${database.escape(host)}`,
  };
}

/**
 * MariaDB has no second password, but as many ways to sign in as one likes. It takes them for a user by name; for
 * CURRENT_USER() it says that all is well and does nothing.
 */
const signsInBy = (database: Database, passwords: readonly string[]): string =>
  passwords
    .map((password) => `mysql_native_password USING PASSWORD(${database.escape(password)})`)
    .join(' OR ');

/**
 * Gives the user who is signed in another password, and lets the old one in as well.
 * @returns whether the old one is still good: a user of MySQL without the privilege for it has one password only.
 */
export async function addPassword(
  database: Database,
  { current, next }: { current: string; next: string },
): Promise<boolean> {
  const { mariadb, user } = await ask(database);
  if (mariadb) {
    await database.query(`ALTER USER ${user} IDENTIFIED VIA ${signsInBy(database, [next, current])}`);
    return true;
  }
  const change = `ALTER USER USER() IDENTIFIED BY ${database.escape(next)}`;
  try {
    await database.query(`${change} RETAIN CURRENT PASSWORD`);
    return true;
  } catch (error) {
    if (errnoOf(error) !== PRIVILEGE_MISSING) throw error;
    await database.query(change);
    return false;
  }
}

/** Lets no password in but this one. */
export async function removeOldPassword(database: Database, only: string): Promise<void> {
  const { mariadb, user } = await ask(database);
  if (mariadb) {
    await database.query(`ALTER USER ${user} IDENTIFIED VIA ${signsInBy(database, [only])}`);
  } else await database.query('ALTER USER USER() DISCARD OLD PASSWORD');
}
