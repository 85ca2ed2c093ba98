import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { exampleDeployment } from './deployment.ts';
import { permissionsOf, type Workload } from './roles.ts';

const repo = resolve(import.meta.dirname, '../..');

/** The actions that a command of the SDK needs; none where Cognito asks for the user's own token instead. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  GetObjectCommand: ['s3:GetObject'],
  HeadObjectCommand: ['s3:GetObject'],
  PutObjectCommand: ['s3:PutObject'],
  CopyObjectCommand: ['s3:GetObject', 's3:PutObject'],
  DeleteObjectCommand: ['s3:DeleteObject'],
  DeleteObjectsCommand: ['s3:DeleteObject'],
  ListObjectsV2Command: ['s3:ListBucket'],
  DescribeKeyValueStoreCommand: ['cloudfront-keyvaluestore:DescribeKeyValueStore'],
  GetKeyCommand: ['cloudfront-keyvaluestore:GetKey'],
  ListKeysCommand: ['cloudfront-keyvaluestore:ListKeys'],
  UpdateKeysCommand: ['cloudfront-keyvaluestore:UpdateKeys'],
  GetSecretValueCommand: ['secretsmanager:GetSecretValue'],
  PutSecretValueCommand: ['secretsmanager:PutSecretValue'],
  SendEmailCommand: ['ses:SendEmail'],
  PutLogEventsCommand: ['logs:PutLogEvents'],
  CreateLogGroupCommand: ['logs:CreateLogGroup'],
  CreateLogStreamCommand: ['logs:CreateLogStream'],
  PutMetricDataCommand: ['cloudwatch:PutMetricData'],
  AdminAddUserToGroupCommand: ['cognito-idp:AdminAddUserToGroup'],
  AdminCreateUserCommand: ['cognito-idp:AdminCreateUser'],
  AdminDeleteUserCommand: ['cognito-idp:AdminDeleteUser'],
  AdminDisableUserCommand: ['cognito-idp:AdminDisableUser'],
  AdminEnableUserCommand: ['cognito-idp:AdminEnableUser'],
  AdminGetUserCommand: ['cognito-idp:AdminGetUser'],
  AdminRemoveUserFromGroupCommand: ['cognito-idp:AdminRemoveUserFromGroup'],
  AdminSetUserMFAPreferenceCommand: ['cognito-idp:AdminSetUserMFAPreference'],
  AdminUserGlobalSignOutCommand: ['cognito-idp:AdminUserGlobalSignOut'],
  ListUsersInGroupCommand: ['cognito-idp:ListUsersInGroup'],
  GetUserCommand: [],
  GlobalSignOutCommand: [],
  InitiateAuthCommand: [],
  RevokeTokenCommand: [],
};

const SOURCES: Readonly<Record<Workload, readonly string[]>> = {
  api: ['commerce-api/src/**/*.ts'],
  publisher: ['scripts/publish/**/*.ts'],
  backup: ['scripts/database/*.ts'],
  operator: ['scripts/database/rotate/*.ts', 'scripts/origin-secret/*.ts'],
};

/** The SDK's commands that a program's files use. */
function commandsOf(workload: Workload): string[] {
  const files = globSync([...SOURCES[workload]], {
    cwd: repo,
  }).filter((path) => !/(^|\/)(testing|fixtures)\/|[.]test[.]ts$/.test(path));
  const commands = files.flatMap((file) =>
    [...readFileSync(resolve(repo, file), 'utf8').matchAll(/\bnew (\w+Command)\b/g)].map(([, name]) => name!),
  );
  return [...new Set(commands)].sort();
}

test.each(['api', 'publisher', 'backup', 'operator'] as const)(
  'the role of %s allows what the program calls',
  (workload) => {
    const commands = commandsOf(workload);
    expect(commands.length).toBeGreaterThan(1);
    expect(commands.filter((command) => !(command in ACTIONS))).toEqual([]);
    const allowed = permissionsOf(exampleDeployment('standard'))[workload].flatMap(({ actions }) => actions);
    const missing = commands
      .flatMap((command) => ACTIONS[command]!)
      .filter((action) => !allowed.includes(action));
    expect(missing).toEqual([]);
    const users = allowed.filter((action) => action.startsWith('cognito-idp:'));
    expect(users.filter((action) => !commands.some((command) => ACTIONS[command]!.includes(action)))).toEqual(
      [],
    );
  },
);
