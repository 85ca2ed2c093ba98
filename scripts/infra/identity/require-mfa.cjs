// Cognito, before a token is made: a merchant without a second factor gets a token without the groups of the desk, which
// its API refuses. In their place it names a group by which the desk knows to have the second factor set up. Cognito asks
// for a second factor from all users or from none; shoppers need none.
// Deployed as text: CommonJS, one file of at most 4 KB. The stand-in for Cognito uses `groupsOf` too.
const DESK = ['merchants', 'managers'];
const MISSING = 'second-factor-missing';

const isDesk = (group) => DESK.includes(group);

/** The groups that a token names, by those of the user and the second factors that sign-in asks them for. */
exports.groupsOf = (groups, mfaSettings) =>
  !groups.some(isDesk) || mfaSettings.includes('SOFTWARE_TOKEN_MFA')
    ? groups
    : [...groups.filter((group) => !isDesk(group)), MISSING];

let cognito;

exports.handler = async (event) => {
  const groups = event.request.groupConfiguration.groupsToOverride ?? [];
  if (!groups.some(isDesk)) return event;
  // Loaded for merchants alone: shoppers do not wait for it.
  const {
    AdminGetUserCommand,
    CognitoIdentityProviderClient,
  } = require('@aws-sdk/client-cognito-identity-provider');
  cognito ??= new CognitoIdentityProviderClient({});
  const { UserMFASettingList = [] } = await cognito.send(
    new AdminGetUserCommand({ UserPoolId: event.userPoolId, Username: event.userName }),
  );
  const groupsToOverride = exports.groupsOf(groups, UserMFASettingList);
  if (groupsToOverride !== groups) {
    event.response = { claimsOverrideDetails: { groupOverrideDetails: { groupsToOverride } } };
  }
  return event;
};
