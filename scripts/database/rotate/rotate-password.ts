import { randomBytes } from 'node:crypto';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { selectOne } from '@lapidary/commerce-api/platform/sql';
import { addPassword, letsIn, removeOldPassword, withPassword } from './own-password.ts';
import { type SecretVersions, versionOf } from './secret-versions.ts';

const LOCK = 'lapidary_rotate_password';
const LOCK_SECONDS = 60;

export interface Rotation {
  /** Of the database, with any password. */
  readonly url: string;
  readonly secret: SecretVersions;
  /** A second rotation with the same id changes nothing. */
  readonly id: string;
  readonly say: (text: string) => void;
  /** Called between the steps: tests end the rotation there. */
  readonly atStep?: (step: 'pending' | 'both' | 'switched' | 'removed') => Promise<void> | void;
}

/** 40 characters of which none means anything to a shell, a URL or SQL. */
const newPassword = (): string => randomBytes(20).toString('hex');

/**
 * Changes the password of the user that the shop signs in as, such that there is always one that database and secret
 * agree on: the new one is put aside in the secret, the database takes both, the secret is switched, the database lets go
 * of the old one. Programs read the secret when they are refused, so none of them is told and none is restarted.
 * Broken off anywhere, it goes on from there when it is run again.
 * @throws when the database takes neither the current nor the pending password.
 */
export async function rotatePassword({ url, secret, id, say, atStep }: Rotation): Promise<void> {
  const before = await secret.current();
  const database = await openDatabase(withPassword(url, before.value), { pool: 1 });
  try {
    const row = await selectOne<{ locked: number | null }>(
      { database },
      `SELECT GET_LOCK('${LOCK}', ${LOCK_SECONDS}) AS locked`,
    );
    if (Number(row?.locked) !== 1) throw new Error('another rotation is at work');
    const current = await secret.current();
    if (current.id === versionOf(id)) {
      // It may have been broken off just before the end.
      await forgetOld(url, current.value);
      return say('this rotation is done already');
    }
    let next = (await secret.pending())?.value;
    if (next === undefined) {
      next = newPassword();
      await secret.putPending(next);
    }
    await atStep?.('pending');
    if (await letsIn(url, next)) say('an earlier rotation had come as far as the database');
    else {
      const both = await addPassword(database, { current: current.value, next });
      say(both ? 'the database takes both passwords' : 'the database takes the new password only');
      if (!(await letsIn(url, next))) throw new Error('the database refuses the new password');
    }
    await atStep?.('both');
    await secret.putCurrent(next, id);
    say('the secret holds the new password');
    await atStep?.('switched');
    await forgetOld(url, next);
    await atStep?.('removed');
    if (await letsIn(url, current.value)) throw new Error('the database still takes the old password');
    say('the database refuses the old password');
  } finally {
    await database.close();
  }
}

/** As the user with the new password: the connection of before may have been signed in with the old one. */
async function forgetOld(url: string, password: string): Promise<void> {
  const database = await openDatabase(withPassword(url, password), { pool: 1 });
  try {
    await removeOldPassword(database, password);
  } finally {
    await database.close();
  }
}
