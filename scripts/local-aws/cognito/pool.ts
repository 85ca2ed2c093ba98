import { join } from 'node:path';
import type { Outbox } from '../outbox/outbox.ts';
import { type Handshakes, openHandshakes } from './handshakes.ts';
import { openKeys, type PoolKeys } from './keys.ts';
import { type Lockouts, openLockouts } from './lockouts.ts';
import { openSessions, type Sessions } from './sessions.ts';
import type { Identity } from './srp.ts';
import { openUsers, type User, type Users } from './users.ts';

/** What a Lambda function does to the groups of a token, told whether the user is asked for a second factor. */
export type PreTokenGeneration = (groups: readonly string[], mfaSettings: readonly string[]) => string[];

export type PoolSettings = {
  /** Where users, sessions and keys are kept. */
  readonly folder: string;
  /** `<region>_<name>`, as in AWS. */
  readonly userPoolId: string;
  readonly clientId: string;
  /** The groups that exist; users can be added to no other. */
  readonly groups: readonly string[];
  readonly outbox: Outbox;
  /** `ON` has everybody set up a second factor, as in AWS; whoever has one is asked for it either way. */
  readonly mfa?: 'OPTIONAL' | 'ON';
  /** Lambda functions by their ARN, and the one that is the trigger from the start. */
  readonly functions?: Readonly<Record<string, PreTokenGeneration>>;
  readonly preTokenGeneration?: string;
  /** Epoch milliseconds; tests move it. */
  readonly now?: () => number;
};

/** A user pool with its one app client: what every operation works on. */
export type UserPool = {
  readonly id: string;
  /** The part of the id after the region, which SRP mixes into its hashes. */
  readonly name: string;
  readonly clientId: string;
  /** The issuer that AWS itself would put into tokens, so that verifiers need no exception for this machine. */
  readonly issuer: string;
  readonly groups: readonly string[];
  readonly keys: PoolKeys;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly handshakes: Handshakes;
  readonly lockouts: Lockouts;
  readonly mfa: 'OPTIONAL' | 'ON';
  readonly functions: Readonly<Record<string, PreTokenGeneration>>;
  readonly triggers: { preTokenGeneration: string | undefined };
  readonly outbox: Outbox;
  readonly now: () => number;
};

export async function openPool(settings: PoolSettings): Promise<UserPool> {
  const { folder, userPoolId, clientId, groups, outbox, now = Date.now } = settings;
  const [region = '', name = ''] = userPoolId.split('_');
  return {
    id: userPoolId,
    name,
    clientId,
    issuer: `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`,
    groups,
    keys: await openKeys(join(folder, 'keys.json')),
    users: await openUsers(join(folder, 'users.json')),
    sessions: await openSessions(join(folder, 'sessions.json'), now),
    handshakes: openHandshakes(now),
    lockouts: openLockouts(now),
    mfa: settings.mfa ?? 'OPTIONAL',
    functions: settings.functions ?? {},
    triggers: { preTokenGeneration: settings.preTokenGeneration },
    outbox,
    now,
  };
}

export function identityOf(pool: UserPool, user: User): Identity {
  return { poolName: pool.name, userId: user.sub };
}
