import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Account } from '../account.ts';
import { QUOTAS } from '../quotas.ts';
import { openAccount } from './open-account.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const xml = (name: string, result: string) =>
  `<${name}Response><${name}Result>${result}</${name}Result></${name}Response>`;

const DENIED = Symbol('denied');

/** As much of AWS as a deployment asks for; a string is XML, `null` that there is no such thing. */
const ANSWERS: Readonly<Record<string, (input: Record<string, string>) => unknown>> = {
  GetCallerIdentity: () =>
    xml('GetCallerIdentity', '<Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/me</Arn>'),
  DescribeStacks: ({ StackName }) =>
    StackName === 'nowhere'
      ? null
      : xml(
          'DescribeStacks',
          `<Stacks><member><StackName>x</StackName><StackStatus>${StackName === 'failed' ? 'ROLLBACK_COMPLETE' : 'CREATE_COMPLETE'}</StackStatus><Outputs><member>
            <OutputKey>KeyValueStoreArn</OutputKey><OutputValue>arn:store</OutputValue></member></Outputs></member></Stacks>`,
        ),
  '/2013-04-01/hostedzonesbyname': () =>
    `<ListHostedZonesByNameResponse><HostedZones>
      <HostedZone><Id>/hostedzone/ZPRIVATE</Id><Name>shop.example.com.</Name><Config><PrivateZone>true</PrivateZone></Config></HostedZone>
      <HostedZone><Id>/hostedzone/Z1</Id><Name>example.com.</Name><Config><PrivateZone>false</PrivateZone></Config></HostedZone>
    </HostedZones></ListHostedZonesByNameResponse>`,
  GetRelationalDatabaseBundles: () => ({ bundles: [{ bundleId: 'micro_2_0', isActive: true }] }),
  GetRelationalDatabaseBlueprints: () => ({ blueprints: [{ blueprintId: 'mysql_8_0' }] }),
  GetRelationalDatabase: ({ relationalDatabaseName }) =>
    relationalDatabaseName === 'nowhere'
      ? null
      : { relationalDatabase: { masterEndpoint: { address: 'db.example.com', port: 3306 } } },
  GetContainerServices: ({ serviceName }) =>
    serviceName === 'nowhere' ? null : { containerServices: [{ url: 'https://api.example.com/' }] },
  GetContainerServiceDeployments: () => ({
    deployments: [
      { version: 1, state: 'INACTIVE', containers: { api: { image: ':s.app.1' } } },
      { version: 2, state: 'ACTIVE', containers: { api: { image: ':s.app.2' } } },
    ],
  }),
  GetRelationalDatabases: ({ pageToken }) =>
    pageToken ? { relationalDatabases: [{}] } : { relationalDatabases: [{}, {}], nextPageToken: 'more' },
  ListUserPools: () => ({ UserPools: [{}] }),
  '/': () =>
    '<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name></Bucket></Buckets></ListAllMyBucketsResult>',
  '/2020-05-31/distribution': () =>
    `<DistributionList><Items><DistributionSummary><Id>E1</Id></DistributionSummary></Items></DistributionList>`,
  ListServiceQuotas: ({ ServiceCode }) =>
    ServiceCode === 'acm' ? DENIED : { Quotas: APPLIED[ServiceCode!] ? [APPLIED[ServiceCode!]] : [] },
  ListAWSDefaultServiceQuotas: ({ ServiceCode }) => ({
    Quotas: ServiceCode === 'cognito-idp' ? [{ QuotaCode: 'L-627C1657', Value: 1000, Adjustable: true }] : [],
  }),
  GetContainerLog: ({ pageToken }) =>
    pageToken
      ? { logEvents: [{ message: 'two' }] }
      : { logEvents: [{ message: 'one' }], nextPageToken: 'more' },
  CreateContainerServiceRegistryLogin: () => ({
    registryLogin: { username: 'sr', password: 'hidden', registry: 'registry.example.com' },
  }),
  RegisterContainerImage: ({ digest }) => ({ containerImage: { image: ':s.app.3', digest } }),
  DescribeSecret: ({ SecretId }) =>
    SecretId === 'nowhere'
      ? null
      : {
          Name: SecretId,
          VersionIdsToStages: { before: ['AWSPREVIOUS'], now: ['AWSCURRENT', 'AWSPENDING'] },
        },
};

/** Quotas of services, by name or code; Cognito's are of no account of its own, those of ACM nobody may see. */
const APPLIED: Readonly<Record<string, unknown>> = {
  lightsail: { QuotaName: 'Databases', QuotaCode: 'L-1', Value: 4, Adjustable: false },
  s3: { QuotaName: 'General purpose buckets', QuotaCode: 'L-DC2B2D3D', Value: 100, Adjustable: true },
  cloudfront: { QuotaName: 'Distributions', QuotaCode: 'L-24B04930', Value: 200, Adjustable: true },
};

const aws = createServer((request, response) => {
  void text(request).then((body) => {
    const target = String(request.headers['x-amz-target'] ?? '')
      .split('.')
      .at(-1);
    const query = new URLSearchParams(body);
    const operation = target || query.get('Action') || (request.url ?? '').split('?')[0]!;
    const input = (target ? JSON.parse(body) : Object.fromEntries(query)) as Record<string, string>;
    const answer = ANSWERS[operation]?.(input);
    if (answer === null && !target) {
      response.writeHead(400, { 'content-type': 'text/xml' });
      response.end(
        '<ErrorResponse><Error><Code>ValidationError</Code><Message>x does not exist</Message></Error></ErrorResponse>',
      );
    } else if (answer === null) {
      const __type = operation === 'DescribeSecret' ? 'ResourceNotFoundException' : 'NotFoundException';
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify({ __type, message: 'not there' }));
    } else if (answer === DENIED) {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify({ __type: 'AccessDeniedException', message: 'not authorized' }));
    } else {
      response.writeHead(answer === undefined ? 500 : 200, {
        'content-type': target ? 'application/x-amz-json-1.1' : 'text/xml',
      });
      response.end(target ? JSON.stringify(answer) : String(answer));
    }
  });
});
const commands: { command: string; input: string | undefined }[] = [];
let account: Account;

beforeAll(async () => {
  await new Promise<void>((resolve) => aws.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(aws.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  account = openAccount({ region: 'ap-southeast-1', folder: '/shop' }, async (command, args, options) => {
    commands.push({ command: `${command} ${args.join(' ')}`, input: options?.input });
    return args[0] === 'push' ? `7: digest: ${DIGEST} size: 1\n` : '';
  });
});
afterAll(() => {
  vi.unstubAllEnvs();
  aws.closeAllConnections();
  aws.close();
});

test('what there is is found', async () => {
  expect(await account.identity()).toEqual({
    account: '111122223333',
    arn: 'arn:aws:iam::111122223333:user/me',
  });
  expect(await account.hostedZone('shop.example.com')).toBe('Z1');
  expect(await account.offers('bundle', 'micro_2_0')).toBe(true);
  expect(await account.offers('bundle', 'micro_9_9')).toBe(false);
  expect(await account.offers('blueprint', 'mysql_8_0')).toBe(true);
  expect(await account.isBootstrapped('us-east-1')).toBe(true);
  expect(await account.outputs('x', 'us-east-1')).toEqual({ KeyValueStoreArn: 'arn:store' });
  expect(await account.databaseHost('x')).toBe('db.example.com');
  expect(await account.hasSecret('x')).toBe(true);
  expect(await account.secretVersion('x', 'us-east-1')).toBe('now');
  expect(await account.service('s')).toEqual({
    url: 'https://api.example.com',
    deployments: [
      { state: 'ACTIVE', images: { api: ':s.app.2' } },
      { state: 'INACTIVE', images: { api: ':s.app.1' } },
    ],
  });
  expect(await account.containerLog('s', 'migrate')).toEqual(['one', 'two']);
});

test('what is not there is not', async () => {
  expect(await account.outputs('nowhere', 'us-east-1')).toBeUndefined();
  expect(await account.outputs('failed', 'us-east-1')).toBeUndefined();
  expect(await account.databaseHost('nowhere')).toBeUndefined();
  expect(await account.service('nowhere')).toBeUndefined();
  expect(await account.hasSecret('nowhere')).toBe(false);
  expect(await account.secretVersion('nowhere', 'us-east-1')).toBeUndefined();
});

test('what is used of quotas is counted, by all pages of lists', async () => {
  const usages = await Promise.all(QUOTAS.map((quota) => account.usage(quota, 'us-east-1')));
  const console = 'https://us-east-1.console.aws.amazon.com/servicequotas/home/services';
  expect(Object.fromEntries(QUOTAS.map(({ resource }, index) => [resource, usages[index]]))).toEqual({
    'AWS::Lightsail::Container': { unknown: 'Service Quotas does not name Container services' },
    'AWS::Lightsail::Database': {
      used: 3,
      allowed: 4,
      moreAt: 'https://console.aws.amazon.com/support/home',
    },
    'AWS::Cognito::UserPool': { used: 1, allowed: 1000, moreAt: `${console}/cognito-idp/quotas/L-627C1657` },
    'AWS::S3::Bucket': { used: 1, allowed: 100, moreAt: `${console}/s3/quotas/L-DC2B2D3D` },
    'AWS::CloudFront::Distribution': {
      used: 1,
      allowed: 200,
      moreAt: `${console}/cloudfront/quotas/L-24B04930`,
    },
    'AWS::CertificateManager::Certificate': { unknown: 'not authorized' },
  });
});

test('the image is built, pushed by its digest, and the password is on no command line', async () => {
  expect(await account.pushImage('s', 'abc')).toBe(':s.app.3');
  expect(commands.map(({ command }) => command.replace(/sr:\d+-[0-9a-f]+/, 'sr:TAG'))).toEqual([
    'docker build --platform linux/amd64 --tag lapidary:abc /shop',
    'docker login --username sr --password-stdin registry.example.com',
    'docker tag lapidary:abc registry.example.com/sr:TAG',
    'docker push registry.example.com/sr:TAG',
  ]);
  expect(commands[1]?.input).toBe('hidden');
});
