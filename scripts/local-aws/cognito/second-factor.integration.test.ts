import { promisify } from 'node:util';
import type { CognitoUser, CognitoUserSession } from 'amazon-cognito-identity-js';
import { AuthenticationDetails } from 'amazon-cognito-identity-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserSignIn, browserUser, clientId, startTestPool, type TestPool, userPoolId } from './testing.ts';
import { fromBase32, stepAt, totpCode } from './totp.ts';

const PASSWORD = 'Ring-of-seven-7';
const HALF_MINUTE = 30_000;

let pool: TestPool;
beforeAll(async () => {
  pool = await startTestPool({
    functions: {
      strict: (groups, settings) => (settings.length > 0 ? [...groups] : ['nobody']),
    },
  });
});
afterAll(() => pool.close());

const target = { UserPoolId: userPoolId };

/** An account with a lasting password, of a merchant. */
async function newUser(Username: string, at = pool): Promise<CognitoUser> {
  await at.cognito.call('AdminCreateUser', { ...target, Username, MessageAction: 'SUPPRESS' });
  await at.cognito.call('AdminSetUserPassword', { ...target, Username, Password: PASSWORD, Permanent: true });
  await at.cognito.call('AdminAddUserToGroup', { ...target, Username, GroupName: 'merchants' });
  return browserUser(at.endpoint, Username);
}

const codeNow = (secret: string, at = pool, later = 0): string =>
  totpCode(fromBase32(secret), stepAt(at.now() + later));

const associate = (user: CognitoUser): Promise<string> =>
  new Promise((resolve, reject) => {
    user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject });
  });

const verify = (user: CognitoUser, code: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    user.verifySoftwareToken(code, 'Ada’s phone', { onSuccess: resolve, onFailure: reject });
  });

/** Signs in up to the challenge after the password. @returns its name */
const upToChallenge = (user: CognitoUser, password = PASSWORD): Promise<string> =>
  new Promise((resolve, reject) => {
    user.authenticateUser(new AuthenticationDetails({ Username: user.getUsername(), Password: password }), {
      onSuccess: () => resolve('none'),
      onFailure: reject,
      totpRequired: (name, { FRIENDLY_DEVICE_NAME }) => resolve(`${name} ${FRIENDLY_DEVICE_NAME}`),
      mfaSetup: (name) => resolve(name),
      newPasswordRequired: () => resolve('NEW_PASSWORD_REQUIRED'),
    });
  });

const answer = (user: CognitoUser, code: string): Promise<CognitoUserSession> =>
  new Promise((onSuccess, onFailure) =>
    user.sendMFACode(code, { onSuccess, onFailure }, 'SOFTWARE_TOKEN_MFA'),
  );

/** Sets an app up for a signed-in user; the code of the current half minute is used up. */
async function setUp(user: CognitoUser): Promise<string> {
  await browserSignIn(user, PASSWORD);
  const secret = await associate(user);
  await verify(user, codeNow(secret));
  await promisify(user.setUserMfaPreference.bind(user))(null, { Enabled: true, PreferredMfa: true });
  return secret;
}

describe('an authenticator app', () => {
  it('is taken by its code, asked for at the next sign-in, and each code counts once', async () => {
    const email = 'app@lapidary.test';
    const first = await newUser(email);
    await browserSignIn(first, PASSWORD);
    const secret = await associate(first);
    expect(secret).toMatch(/^[A-Z2-7]{52}$/);
    const wrong = codeNow(secret) === '000000' ? '111111' : '000000';
    await expect(verify(first, wrong)).rejects.toMatchObject({ code: 'EnableSoftwareTokenMFAException' });
    const prefer = promisify(first.setUserMfaPreference.bind(first));
    const on = { Enabled: true, PreferredMfa: true };
    await expect(prefer(null, on)).rejects.toMatchObject({ code: 'InvalidParameterException' });
    await verify(first, codeNow(secret));
    expect(await upToChallenge(browserUser(pool.endpoint, email)), 'not preferred yet').toBe('none');
    await prefer(null, on);

    const again = browserUser(pool.endpoint, email);
    expect(await upToChallenge(again)).toBe('SOFTWARE_TOKEN_MFA Ada’s phone');
    await expect(answer(again, codeNow(secret))).rejects.toMatchObject({ code: 'ExpiredCodeException' });
    await expect(answer(again, wrong)).rejects.toMatchObject({ code: 'CodeMismatchException' });
    pool.advance(HALF_MINUTE);
    const code = codeNow(secret);
    expect((await answer(again, code)).isValid()).toBe(true);
    await expect(answer(again, codeNow(secret, pool, HALF_MINUTE))).rejects.toThrow('Invalid session');

    const other = browserUser(pool.endpoint, email);
    await upToChallenge(other);
    await expect(answer(other, code)).rejects.toMatchObject({ code: 'ExpiredCodeException' });
    await expect(answer(other, codeNow(secret, pool, 3 * HALF_MINUTE))).rejects.toMatchObject({
      code: 'CodeMismatchException',
    });
    expect(await pool.readFile('users.json')).toContain('Ada’s phone');
  });

  it('lets nobody guess: after five wrong codes there is a pause, which grows', async () => {
    const email = 'guessed@lapidary.test';
    const secret = await setUp(await newUser(email));
    pool.advance(HALF_MINUTE);
    const guesser = browserUser(pool.endpoint, email);
    await upToChallenge(guesser);
    const wrong = codeNow(secret) === '000000' ? '111111' : '000000';
    for (let n = 0; n < 5; n += 1) {
      await expect(answer(guesser, wrong)).rejects.toMatchObject({ code: 'CodeMismatchException' });
    }
    const locked = { code: 'NotAuthorizedException', message: 'Password attempts exceeded' };
    await expect(answer(guesser, codeNow(secret))).rejects.toMatchObject(locked);
    pool.advance(1_001);
    await expect(answer(guesser, wrong)).rejects.toMatchObject({ code: 'CodeMismatchException' });
    pool.advance(1_001);
    await expect(answer(guesser, codeNow(secret))).rejects.toMatchObject(locked);
    pool.advance(1_000);
    expect((await answer(guesser, codeNow(secret))).isValid()).toBe(true);
  });

  it('is forgotten by an administrator for who has lost it, and has to be answered in time', async () => {
    const email = 'lost@lapidary.test';
    const secret = await setUp(await newUser(email));
    const late = browserUser(pool.endpoint, email);
    await upToChallenge(late);
    pool.advance(3 * 60_000 + 1);
    await expect(answer(late, codeNow(secret))).rejects.toThrow('Invalid session');

    const SoftwareTokenMfaSettings = { Enabled: false, PreferredMfa: false };
    const user = { ...target, Username: email };
    expect(await pool.cognito.call('AdminGetUser', user)).toMatchObject({
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
    });
    await pool.cognito.call('AdminSetUserMFAPreference', { ...user, SoftwareTokenMfaSettings });
    expect(await pool.cognito.call('AdminGetUser', user)).not.toHaveProperty('UserMFASettingList');
    expect(await upToChallenge(browserUser(pool.endpoint, email))).toBe('none');
  });
});

describe('the trigger before a token is made', () => {
  it('says what groups a token names, with and without a second factor, until it is taken away', async () => {
    await pool.cognito.call('UpdateUserPool', { ...target, LambdaConfig: { PreTokenGeneration: 'strict' } });
    const email = 'trigger@lapidary.test';
    const user = await newUser(email);
    const groupsOf = (session: CognitoUserSession) => session.getAccessToken().payload['cognito:groups'];
    const before = await browserSignIn(user, PASSWORD);
    expect(groupsOf(before)).toEqual(['nobody']);
    const secret = await associate(user);
    await verify(user, codeNow(secret));
    await promisify(user.setUserMfaPreference.bind(user))(null, { Enabled: true, PreferredMfa: true });
    const renewed = await promisify(user.refreshSession.bind(user))(before.getRefreshToken());
    expect(groupsOf(renewed), 'the same sign-in, renewed').toEqual(['merchants']);

    const LambdaConfig = { PreTokenGeneration: 'unheard-of' };
    await expect(pool.cognito.call('UpdateUserPool', { ...target, LambdaConfig })).rejects.toMatchObject({
      type: 'InvalidParameterException',
    });
    await pool.cognito.call('UpdateUserPool', target);
    const plain = await newUser('plain@lapidary.test');
    expect(groupsOf(await browserSignIn(plain, PASSWORD))).toEqual(['merchants']);
  });
});

describe('a pool that lets nobody in without an app', () => {
  it('leads an invited user by the new password and the app to the tokens', async () => {
    const strict = await startTestPool({ mfa: 'ON' });
    try {
      const Username = 'invited@lapidary.test';
      await strict.cognito.call('AdminCreateUser', {
        ...target,
        Username,
        TemporaryPassword: 'Temporary-001',
      });
      const user = browserUser(strict.endpoint, Username);
      expect(await upToChallenge(user, 'Temporary-001')).toBe('NEW_PASSWORD_REQUIRED');
      const choose = (password: string) =>
        new Promise((resolve, reject) => {
          user.completeNewPasswordChallenge(
            password,
            {},
            {
              onSuccess: () => resolve('none'),
              onFailure: reject,
              mfaSetup: (name) => resolve(name),
            },
          );
        });
      await expect(choose('short')).rejects.toMatchObject({ code: 'InvalidPasswordException' });
      expect(await choose(PASSWORD)).toBe('MFA_SETUP');
      const secret = await associate(user);
      const wrong = codeNow(secret, strict) === '000000' ? '111111' : '000000';
      await expect(verify(user, wrong)).rejects.toMatchObject({ code: 'EnableSoftwareTokenMFAException' });
      expect(((await verify(user, codeNow(secret, strict))) as CognitoUserSession).isValid()).toBe(true);
      expect(await upToChallenge(browserUser(strict.endpoint, Username))).toMatch(/^SOFTWARE_TOKEN_MFA/);
    } finally {
      await strict.close();
    }
  });
});

describe('administration', () => {
  it('invites again, until the account is used; an old invitation runs out', async () => {
    const Username = 'waits@lapidary.test';
    const create = (more: object) => pool.cognito.call('AdminCreateUser', { ...target, Username, ...more });
    await create({ TemporaryPassword: 'Temporary-001' });
    await expect(create({})).rejects.toMatchObject({ type: 'UsernameExistsException' });
    pool.advance(3 * 24 * 3600_000 + 1);
    await expect(upToChallenge(browserUser(pool.endpoint, Username), 'Temporary-001')).rejects.toThrow(
      'Temporary password has expired',
    );
    await create({ MessageAction: 'RESEND', TemporaryPassword: 'Temporary-002' });
    expect(await upToChallenge(browserUser(pool.endpoint, Username), 'Temporary-002')).toBe(
      'NEW_PASSWORD_REQUIRED',
    );
    await pool.cognito.call('AdminSetUserPassword', {
      ...target,
      Username,
      Password: PASSWORD,
      Permanent: true,
    });
    await expect(create({ MessageAction: 'RESEND' })).rejects.toMatchObject({
      type: 'UnsupportedUserStateException',
    });
  });

  it('turns accounts off and on, signs them out, and lists and shrinks groups page by page', async () => {
    const Username = 'off@lapidary.test';
    const session = await browserSignIn(await newUser(Username), PASSWORD);
    const user = { ...target, Username };
    const refresh = () =>
      pool.cognito.call('InitiateAuth', {
        ClientId: clientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: session.getRefreshToken().getToken() },
      });
    await refresh();
    await pool.cognito.call('AdminUserGlobalSignOut', user);
    await expect(refresh()).rejects.toMatchObject({ type: 'NotAuthorizedException' });
    await pool.cognito.call('AdminDisableUser', user);
    await expect(browserSignIn(browserUser(pool.endpoint, Username), PASSWORD)).rejects.toThrow(
      'User is disabled.',
    );
    await expect(
      browserSignIn(browserUser(pool.endpoint, Username), 'Wrong-1-Wrong'),
      'who cannot prove the password is not told',
    ).rejects.toThrow('Incorrect username or password.');
    await pool.cognito.call('AdminEnableUser', user);
    expect((await browserSignIn(browserUser(pool.endpoint, Username), PASSWORD)).isValid()).toBe(true);

    const members: string[] = [];
    let NextToken: string | undefined;
    do {
      const input = { ...target, GroupName: 'merchants', Limit: 2, ...(NextToken && { NextToken }) };
      const page = (await pool.cognito.call('ListUsersInGroup', input)) as {
        Users: { Username: string }[];
        NextToken?: string;
      };
      members.push(...page.Users.map((each) => each.Username));
      NextToken = page.NextToken;
    } while (NextToken);
    const { Username: id } = (await pool.cognito.call('AdminGetUser', user)) as { Username: string };
    expect(members).toContain(id);
    expect(new Set(members).size).toBe(members.length);
    await pool.cognito.call('AdminRemoveUserFromGroup', { ...user, GroupName: 'merchants' });
    const after = (await pool.cognito.call('ListUsersInGroup', { ...target, GroupName: 'merchants' })) as {
      Users: { Username: string }[];
    };
    expect(after.Users.map((each) => each.Username)).not.toContain(id);
    for (const name of ['AdminRemoveUserFromGroup', 'ListUsersInGroup'] as const) {
      await expect(pool.cognito.call(name, { ...user, GroupName: 'kings' })).rejects.toMatchObject({
        type: 'ResourceNotFoundException',
      });
    }
  });
});
