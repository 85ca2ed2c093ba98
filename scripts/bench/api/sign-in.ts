import { browserSignIn, browserUser, type TestPool, userPoolId } from '../../local-aws/cognito/testing.ts';

const PASSWORD = 'Long-enough-2026';

/** An access token of a new account, signed in over SRP. @param account.group one that it belongs to. */
export async function signIn(
  pool: TestPool,
  { email, group }: { email: string; group?: string },
): Promise<string> {
  const account = { UserPoolId: userPoolId, Username: email };
  await pool.cognito.call('AdminCreateUser', { ...account, MessageAction: 'SUPPRESS' });
  await pool.cognito.call('AdminSetUserPassword', { ...account, Password: PASSWORD, Permanent: true });
  if (group !== undefined) await pool.cognito.call('AdminAddUserToGroup', { ...account, GroupName: group });
  const session = await browserSignIn(browserUser(pool.endpoint, email), PASSWORD);
  return session.getAccessToken().getJwtToken();
}
