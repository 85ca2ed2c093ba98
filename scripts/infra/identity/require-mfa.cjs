// Cognito, before a token is made: a merchant without a second factor gets a token without the group, which is one that
// the desk and its API refuse. Cognito asks for a second factor from all users or from none; shoppers need none.
// Deployed as text: CommonJS, one file of at most 4 KB.
const {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} = require('@aws-sdk/client-cognito-identity-provider');

const cognito = new CognitoIdentityProviderClient({});

exports.handler = async (event) => {
  const groups = event.request.groupConfiguration.groupsToOverride ?? [];
  if (!groups.includes('merchants')) return event;
  const { UserMFASettingList = [] } = await cognito.send(
    new AdminGetUserCommand({ UserPoolId: event.userPoolId, Username: event.userName }),
  );
  if (UserMFASettingList.includes('SOFTWARE_TOKEN_MFA')) return event;
  event.response = {
    claimsOverrideDetails: {
      groupOverrideDetails: { groupsToOverride: groups.filter((group) => group !== 'merchants') },
    },
  };
  return event;
};
