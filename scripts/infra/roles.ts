import type { Deployment } from './deployment.ts';
import { EDGE_REGION, METRICS, namesOf } from './names.ts';

export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Why resources are not named one by one, when they are not. */
  readonly wildcardReason?: string;
}

/** Programs that sign in with a certificate; its common name is the role's name here. */
export type Workload = 'api' | 'publisher' | 'backup' | 'operator';

/** All that each program may do. */
export function permissionsOf(deployment: Deployment): Readonly<Record<Workload, readonly Permission[]>> {
  const { buckets, bucketsFor, secrets, logGroups, secretArn, bucketArn } = namesOf(deployment);
  const { region, account } = deployment;
  const objects = (...names: readonly string[]): Pick<Permission, 'resources' | 'wildcardReason'> => ({
    resources: names.map((name) => `${bucketArn(name)}/*`),
    wildcardReason: 'Objects come and go; the bucket is named.',
  });
  const tells = (logGroup: string): Permission[] => [
    {
      actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`arn:aws:logs:${region}:${account}:log-group:${logGroup}:*`],
      wildcardReason: 'Each process has a log stream of its own; the group is named.',
    },
    {
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': METRICS } },
      wildcardReason: 'Metrics have no ARN; the namespace is named by a condition.',
    },
  ];
  const readsConfig: Permission = {
    actions: ['secretsmanager:GetSecretValue'],
    resources: [secretArn(secrets.appConfig)],
  };
  const readsPassword: Permission = {
    actions: ['secretsmanager:GetSecretValue'],
    resources: [secretArn(secrets.databasePassword)],
  };

  return {
    api: [
      {
        actions: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'],
        ...objects(...bucketsFor('quarantine')),
      },
      // Pictures that nobody uses are deleted.
      { actions: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'], ...objects(...bucketsFor('media')) },
      // Not to list: who may not is told 403 instead of 404 for an object that is not there.
      {
        actions: ['s3:ListBucket'],
        resources: [...bucketsFor('quarantine'), ...bucketsFor('media')].map(bucketArn),
      },
      readsPassword,
      readsConfig,
      { actions: ['secretsmanager:GetSecretValue'], resources: [secretArn(secrets.signingKey)] },
      {
        actions: [
          'cognito-idp:AdminDeleteUser',
          // Managers see to people: decision 0021.
          'cognito-idp:AdminAddUserToGroup',
          'cognito-idp:AdminCreateUser',
          'cognito-idp:AdminDisableUser',
          'cognito-idp:AdminEnableUser',
          'cognito-idp:AdminGetUser',
          'cognito-idp:AdminRemoveUserFromGroup',
          'cognito-idp:AdminSetUserMFAPreference',
          'cognito-idp:AdminUserGlobalSignOut',
          'cognito-idp:ListUsersInGroup',
        ],
        resources: [`arn:aws:cognito-idp:${region}:${account}:userpool/*`],
        wildcardReason:
          "The pool's id is made by AWS, and not known to this stack; the account has no other pool.",
      },
      {
        actions: ['ses:SendEmail'],
        resources: [`arn:aws:ses:${region}:${account}:identity/${deployment.domain}`],
      },
      ...tells(logGroups.api),
    ],
    publisher: [
      { actions: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'], ...objects(...bucketsFor('site')) },
      { actions: ['s3:ListBucket'], resources: bucketsFor('site').map(bucketArn) },
      {
        actions: [
          'cloudfront-keyvaluestore:DescribeKeyValueStore',
          'cloudfront-keyvaluestore:GetKey',
          'cloudfront-keyvaluestore:ListKeys',
          'cloudfront-keyvaluestore:UpdateKeys',
        ],
        resources: [`arn:aws:cloudfront::${account}:key-value-store/*`],
        wildcardReason: 'The store is made in another region, and its id by AWS; the account has no other.',
      },
      readsPassword,
      readsConfig,
      ...tells(logGroups.publisher),
    ],
    // No right to delete: what is too old goes by the bucket's own rules, so a stolen certificate cannot do it.
    backup: [
      { actions: ['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload'], ...objects(buckets.backups) },
      { actions: ['s3:ListBucket'], resources: [bucketArn(buckets.backups)] },
      readsPassword,
      ...tells(logGroups.backup),
    ],
    // Migrations and rotation of password and origin secret; its certificate is in no container but that of a task.
    operator: [
      {
        actions: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
        resources: [secretArn(secrets.databasePassword), secretArn(secrets.appConfig)],
      },
    ],
  };
}

/** What the deployment job may do itself; the stacks it changes through the roles of the CDK's bootstrap. */
export function deployerPermissions(deployment: Deployment): Permission[] {
  const { account, region } = deployment;
  const { secrets, secretArn } = namesOf(deployment);
  return [
    {
      actions: ['sts:AssumeRole'],
      resources: [`arn:aws:iam::${account}:role/cdk-*`],
      wildcardReason: 'The roles of the bootstrap are one for each region and purpose.',
    },
    {
      actions: [
        'lightsail:CreateContainerServiceDeployment',
        'lightsail:CreateContainerServiceRegistryLogin',
        'lightsail:RegisterContainerImage',
        'lightsail:GetContainerServices',
        'lightsail:GetContainerServiceDeployments',
        'lightsail:GetContainerImages',
        'lightsail:GetContainerLog',
        'lightsail:GetRelationalDatabase',
        'lightsail:GetRelationalDatabases',
        'lightsail:GetRelationalDatabaseBundles',
        'lightsail:GetRelationalDatabaseBlueprints',
      ],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestedRegion': region } },
      wildcardReason: 'Lightsail knows no ARNs before it has made what they name; the region is a condition.',
    },
    {
      actions: ['cloudformation:DescribeStacks', 'route53:ListHostedZonesByName'],
      resources: ['*'],
      wildcardReason: 'What is looked for may not be there yet, and zones cannot be listed one by one.',
    },
    {
      actions: [
        'servicequotas:ListServiceQuotas',
        'servicequotas:ListAWSDefaultServiceQuotas',
        'acm:ListCertificates',
        'cloudfront:ListDistributions',
        'cognito-idp:ListUserPools',
        's3:ListAllMyBuckets',
      ],
      resources: ['*'],
      wildcardReason: 'What is counted, to see whether there is room for more, is everything of its kind.',
    },
    // That it is there; what is in it, only the stacks read.
    { actions: ['secretsmanager:DescribeSecret'], resources: [secretArn(secrets.certificates)] },
    // Which version is the current one; its copy is read by the stack of the edge.
    {
      actions: ['secretsmanager:DescribeSecret'],
      resources: [secretArn(secrets.appConfig), secretArn(secrets.appConfig, EDGE_REGION)],
    },
    {
      actions: [
        'cloudfront-keyvaluestore:DescribeKeyValueStore',
        'cloudfront-keyvaluestore:GetKey',
        'cloudfront-keyvaluestore:UpdateKeys',
      ],
      resources: [`arn:aws:cloudfront::${account}:key-value-store/*`],
      wildcardReason: 'Maintenance mode is a key of the store, whose id AWS makes; the account has no other.',
    },
  ];
}
