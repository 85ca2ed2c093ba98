import {
  AdminAddUserToGroupCommand,
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserSignIn,
  browserUser,
  clientId,
  latestCode,
  startTestPool,
  type TestPool,
  userPoolId,
} from './testing.ts';

let pool: TestPool;
let client: CognitoIdentityProviderClient;
beforeAll(async () => {
  pool = await startTestPool();
  client = connect('local');
});
afterAll(async () => {
  client.destroy();
  await pool.close();
});

function connect(accessKeyId: string): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: pool.endpoint,
    credentials: { accessKeyId, secretAccessKey: 'local' },
    maxAttempts: 1,
  });
}

const target = { UserPoolId: userPoolId };
const app = { ClientId: clientId };

async function seed(Username: string): Promise<void> {
  await client.send(new AdminCreateUserCommand({ ...target, Username, MessageAction: 'SUPPRESS' }));
  await client.send(
    new AdminSetUserPasswordCommand({ ...target, Username, Password: 'Ring-of-seven-7', Permanent: true }),
  );
}

describe('with the AWS SDK', () => {
  it('seeds a merchant', async () => {
    const Username = 'seed@lapidary.test';
    await seed(Username);
    await client.send(new AdminAddUserToGroupCommand({ ...target, Username, GroupName: 'merchants' }));
    const user = await client.send(new AdminGetUserCommand({ ...target, Username }));
    expect(user.UserStatus).toBe('CONFIRMED');
    expect(user.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
    expect(user.UserCreateDate).toBeInstanceOf(Date);
    const session = await browserSignIn(browserUser(pool.endpoint, Username), 'Ring-of-seven-7');
    expect(session.getAccessToken().payload['cognito:groups']).toEqual(['merchants']);
    expect(pool.outbox.latest().filter(({ to }) => to === Username)).toEqual([]);
  });

  it('deletes an account with its sessions', async () => {
    const Username = 'gone@lapidary.test';
    await seed(Username);
    const session = await browserSignIn(browserUser(pool.endpoint, Username), 'Ring-of-seven-7');
    await client.send(new AdminDeleteUserCommand({ ...target, Username }));
    await expect(client.send(new AdminDeleteUserCommand({ ...target, Username }))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
    const refresh = { ...app, AuthFlow: 'REFRESH_TOKEN_AUTH' as const };
    const AuthParameters = { REFRESH_TOKEN: session.getRefreshToken().getToken() };
    await expect(client.send(new InitiateAuthCommand({ ...refresh, AuthParameters }))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });

  it('refuses administration without its credentials', async () => {
    const stranger = connect('somebody');
    const name = 'MissingAuthenticationTokenException';
    await expect(
      stranger.send(new AdminGetUserCommand({ ...target, Username: 'x@lapidary.test' })),
    ).rejects.toMatchObject({ name });
    const response = await fetch(pool.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.AdminGetUser' },
      body: JSON.stringify({ ...target, Username: 'x@lapidary.test' }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: name });
  });

  it('answers with the right exception', async () => {
    await seed('taken@lapidary.test');
    const cases = [
      [
        new SignUpCommand({ ...app, Username: 'TAKEN@lapidary.test', Password: 'Ring-of-seven-7' }),
        'UsernameExistsException',
      ],
      [
        new SignUpCommand({ ...app, Username: 'not an address', Password: 'Ring-of-seven-7' }),
        'InvalidParameterException',
      ],
      [
        new SignUpCommand({
          ...app,
          Username: 'a@lapidary.test',
          Password: 'Ring-of-seven-7',
          UserAttributes: [{ Name: 'email', Value: 'b@lapidary.test' }],
        }),
        'InvalidParameterException',
      ],
      [
        new SignUpCommand({
          ...app,
          Username: 'a@lapidary.test',
          Password: 'Ring-of-seven-7',
          UserAttributes: [{ Name: 'custom:role', Value: 'admin' }],
        }),
        'InvalidParameterException',
      ],
      [
        new SignUpCommand({
          ...app,
          Username: 'a@lapidary.test',
          Password: 'Ring-of-seven-7',
          UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
        }),
        'NotAuthorizedException',
      ],
      [
        new SignUpCommand({ ClientId: 'other', Username: 'a@lapidary.test', Password: 'Ring-of-seven-7' }),
        'ResourceNotFoundException',
      ],
      [new InitiateAuthCommand({ ...app, AuthFlow: 'USER_PASSWORD_AUTH' }), 'InvalidParameterException'],
      [
        new InitiateAuthCommand({ ...app, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 'x' } }),
        'InvalidParameterException',
      ],
      [
        new InitiateAuthCommand({
          ...app,
          AuthFlow: 'USER_SRP_AUTH',
          AuthParameters: { USERNAME: 'x', SRP_A: '0' },
        }),
        'InvalidParameterException',
      ],
      [
        new InitiateAuthCommand({
          ...app,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: 'x' },
        }),
        'NotAuthorizedException',
      ],
      [new AdminGetUserCommand({ ...target, Username: 'nobody@lapidary.test' }), 'UserNotFoundException'],
      [
        new AdminGetUserCommand({ UserPoolId: 'us-east-1_other', Username: 'x' }),
        'ResourceNotFoundException',
      ],
      [
        new AdminAddUserToGroupCommand({ ...target, Username: 'taken@lapidary.test', GroupName: 'kings' }),
        'ResourceNotFoundException',
      ],
      [
        new ResendConfirmationCodeCommand({ ...app, Username: 'taken@lapidary.test' }),
        'InvalidParameterException',
      ],
    ] as const;
    for (const [command, name] of cases) {
      // The union of command types has no common `send` overload; each is sent as its own.
      const sent = client.send(command as SignUpCommand);
      await expect(sent, JSON.stringify(command.input)).rejects.toMatchObject({ name });
    }
  });

  it.each([
    ['Too-short-1', 'Password not long enough'],
    ['nouppercase1', 'Password must have uppercase characters'],
    ['NOLOWERCASE1', 'Password must have lowercase characters'],
    ['No-digits-here', 'Password must have numeric characters'],
    ['NoSymbolsHere1', 'Password must have symbol characters'],
  ])('refuses the password %s', async (Password, reason) => {
    const sent = client.send(new SignUpCommand({ ...app, Username: 'policy@lapidary.test', Password }));
    await expect(sent).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: `Password did not conform with policy: ${reason}`,
    });
  });

  it('tells nobody who exists', async () => {
    await seed('exists@lapidary.test');
    const forgot = (Username: string) => client.send(new ForgotPasswordCommand({ ...app, Username }));
    const known = await forgot('exists@lapidary.test');
    const unknown = await forgot('elsewho@lapidary.test');
    expect(unknown.CodeDeliveryDetails).toEqual(known.CodeDeliveryDetails);
    expect(pool.outbox.latest().some(({ to }) => to === 'elsewho@lapidary.test')).toBe(false);

    const reset = (Username: string) => ({
      ...app,
      Username,
      ConfirmationCode: 'x',
      Password: 'Ring-of-seven-7',
    });
    for (const name of ['exists@lapidary.test', 'elsewho@lapidary.test']) {
      await expect(client.send(new ConfirmForgotPasswordCommand(reset(name)))).rejects.toMatchObject({
        name: 'CodeMismatchException',
      });
    }
    await expect(
      client.send(new ResendConfirmationCodeCommand({ ...app, Username: 'elsewho@lapidary.test' })),
    ).resolves.toMatchObject({ CodeDeliveryDetails: { Destination: 'e***@l***' } });
  });

  it('lets codes expire', async () => {
    const Username = 'late@lapidary.test';
    await client.send(new SignUpCommand({ ...app, Username, Password: 'Ring-of-seven-7' }));
    const ConfirmationCode = latestCode(pool.outbox, Username);
    pool.advance(24 * 3600 * 1000 + 1000);
    const late = client.send(new ConfirmSignUpCommand({ ...app, Username, ConfirmationCode }));
    await expect(late).rejects.toMatchObject({ name: 'ExpiredCodeException' });
    await client.send(new AdminConfirmSignUpCommand({ ...target, Username }));
    const twice = client.send(new AdminConfirmSignUpCommand({ ...target, Username }));
    await expect(twice).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('revokes one session and leaves the others', async () => {
    const Username = 'devices@lapidary.test';
    await seed(Username);
    const phone = await browserSignIn(browserUser(pool.endpoint, Username), 'Ring-of-seven-7');
    const laptop = await browserSignIn(browserUser(pool.endpoint, Username), 'Ring-of-seven-7');
    const refresh = (REFRESH_TOKEN: string) =>
      client.send(
        new InitiateAuthCommand({
          ...app,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN },
        }),
      );
    const phoneToken = phone.getRefreshToken().getToken();
    await client.send(new RevokeTokenCommand({ ...app, Token: phoneToken }));
    await client.send(new RevokeTokenCommand({ ...app, Token: phoneToken }));
    await expect(refresh(phoneToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    const renewed = await refresh(laptop.getRefreshToken().getToken());
    expect(renewed.AuthenticationResult?.AccessToken).toBeTruthy();
    expect(renewed.AuthenticationResult?.RefreshToken).toBeUndefined();
  });

  it('takes an answer to a challenge once', async () => {
    const Username = 'replay@lapidary.test';
    await seed(Username);
    const { ChallengeParameters } = await client.send(
      new InitiateAuthCommand({
        ...app,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: Username, SRP_A: 'ab' },
      }),
    );
    const answer = new RespondToAuthChallengeCommand({
      ...app,
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeResponses: {
        USERNAME: Username,
        PASSWORD_CLAIM_SECRET_BLOCK: ChallengeParameters?.SECRET_BLOCK ?? '',
        PASSWORD_CLAIM_SIGNATURE: 'AAAA',
        TIMESTAMP: 'Sat Nov 22 15:00:00 UTC 2025',
      },
    });
    await expect(client.send(answer)).rejects.toThrow('Incorrect username or password.');
    await expect(client.send(answer)).rejects.toThrow('Invalid session for the user.');
  });
});

describe('over plain HTTP', () => {
  it('lets browsers of other origins call', async () => {
    const preflight = await fetch(pool.endpoint, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://shop.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-amz-target,content-type,x-amz-user-agent,cache-control',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-amz-target');
  });

  it.each([
    ['AWSCognitoIdentityProviderService.Nonsense', '{}', 'UnknownOperationException'],
    ['', '{}', 'UnknownOperationException'],
    ['AWSCognitoIdentityProviderService.toString', '{}', 'UnknownOperationException'],
    ['AWSCognitoIdentityProviderService.SignUp', 'not json', 'InvalidParameterException'],
    ['AWSCognitoIdentityProviderService.SignUp', '[]', 'InvalidParameterException'],
    ['AWSCognitoIdentityProviderService.SignUp', '{"Username":1}', 'InvalidParameterException'],
  ])('answers %j with body %s by %s', async (operation, body, type) => {
    const response = await fetch(pool.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': operation, 'content-type': 'application/x-amz-json-1.1' },
      body,
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toBe(type);
    expect(await response.json()).toMatchObject({ __type: type });
  });
});
