import { readFileSync } from 'node:fs';
import { PASSWORD_MIN_LENGTH } from '@lapidary/shared/customers/password-policy';
import { MANAGERS, MERCHANTS } from '@lapidary/shared/people/role';
import { type App, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRecovery, CfnUserPoolGroup, Mfa, UserPool, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { acknowledge } from '../acknowledge.ts';
import type { Deployment } from '../deployment.ts';

const source = readFileSync(new URL('../identity/require-mfa.cjs', import.meta.url), 'utf8');

const TEMPORARY_PASSWORD_DAYS = 3;

/** What clients must know to sign in. */
export interface SignIn {
  userPoolId: string;
  clientId: string;
}

/** The user pool: shoppers sign up themselves, merchants are in a group and need a second factor. */
export class IdentityStack extends Stack {
  readonly signIn: SignIn;

  constructor(app: App, id: string, deployment: Deployment) {
    super(app, id, { env: { account: deployment.account, region: deployment.region } });
    const pool = new UserPool(this, 'Users', {
      userPoolName: `${deployment.shop}-users`,
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: PASSWORD_MIN_LENGTH,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(TEMPORARY_PASSWORD_DAYS),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      userInvitation: {
        emailSubject: 'You are invited to the desk of the shop',
        emailBody: `<p>Sign in at <a href="https://${deployment.domain}/admin/">https://${deployment.domain}/admin/</a> as {username} with the password {####} within ${TEMPORARY_PASSWORD_DAYS} days. You choose your own then, and set up an app for codes.</p>`,
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.#requireSecondFactor(pool);
    new CfnUserPoolGroup(this, 'Merchants', {
      userPoolId: pool.userPoolId,
      groupName: MERCHANTS,
      description: 'May use the desk',
    });
    new CfnUserPoolGroup(this, 'Managers', {
      userPoolId: pool.userPoolId,
      groupName: MANAGERS,
      description: 'Of the merchants, may also see to orders, terms, settings and people',
    });
    const client = pool.addClient('Browser', {
      userPoolClientName: `${deployment.shop}-browser`,
      generateSecret: false,
      authFlows: { userSrp: true },
      disableOAuth: true,
      // Says the same of a wrong password and an address it does not know.
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(60),
      idTokenValidity: Duration.minutes(60),
      refreshTokenValidity: Duration.days(30),
      // Of a step of a sign-in: choosing a password and reading a code take a while.
      authSessionValidity: Duration.minutes(10),
    });
    this.signIn = { userPoolId: pool.userPoolId, clientId: client.userPoolClientId };
    // In every round, also before containers and alarms use them.
    this.exportValue(pool.userPoolId);
    this.exportValue(client.userPoolClientId);
    acknowledge(pool, {
      'AwsSolutions-COG2':
        'Merchants need a second factor (identity/require-mfa.cjs); shoppers may have one.',
      'AwsSolutions-COG8': 'Threat protection is of a dearer plan; sign-in failures raise an alarm.',
    });
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId });
    new CfnOutput(this, 'ClientId', { value: client.userPoolClientId });
  }

  #requireSecondFactor(pool: UserPool): void {
    const logGroup = new LogGroup(this, 'RequireMfaLogs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'RequireMfaRole', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    const trigger = new Lambda(this, 'RequireMfa', {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline(source),
      role,
      logGroup,
      timeout: Duration.seconds(5),
    });
    pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION, trigger);
    // A policy of its own: within the role's default policy, pool and function would wait for each other.
    new Policy(this, 'RequireMfaReads', {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['cognito-idp:AdminGetUser'], resources: [pool.userPoolArn] }),
      ],
    });
  }
}
