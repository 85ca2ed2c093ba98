import { errnoOf } from '@lapidary/commerce-api/platform/database-errors';
import { type Database, openDatabase } from '@lapidary/commerce-api/platform/database';
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

async function isMariadb(database: Database): Promise<boolean> {
  const row = await selectOne<{ version: string }>({ database }, 'SELECT VERSION() AS version');
  return row?.version.includes('MariaDB') ?? false;
}

/** MariaDB has no second password, but as many ways to sign in as one likes. */
const signsInBy = (database: Database, passwords: readonly string[]): string =>
  passwords.map((password) => `mysql_native_password USING PASSWORD(${database.escape(password)})`).join(' OR ');

/**
 * Gives the user who is signed in another password, and lets the old one in as well.
 * @returns whether the old one is still good: a user of MySQL without the privilege for it has one password only.
 */
export async function addPassword(
  database: Database,
  { current, next }: { current: string; next: string },
): Promise<boolean> {
  if (await isMariadb(database)) {
    await database.query(`ALTER USER CURRENT_USER() IDENTIFIED VIA ${signsInBy(database, [next, current])}`);
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
  if (await isMariadb(database)) {
    await database.query(`ALTER USER CURRENT_USER() IDENTIFIED VIA ${signsInBy(database, [only])}`);
  } else await database.query('ALTER USER USER() DISCARD OLD PASSWORD');
}
