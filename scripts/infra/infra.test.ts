import { takeTls } from '@lapidary/commerce-api/platform/database-tls';
import { readFirstStore } from '@lapidary/commerce-api/settings';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readBackupSettings } from '../database/settings.ts';
import { behaviors, maintenancePage } from '../local-aws/edge/behaviors.ts';
import { readPublishSettings } from '../publish/settings.ts';
import { checkApp } from './checks/check-app.ts';
import { ofType, type TemplateResource } from './checks/templates.ts';
import { type Deployment, exampleDeployment } from './deployment.ts';
import { deployedHeaders } from './edge/deployed-headers.ts';
import { targetOf } from './edge/distribution-behaviors.ts';
import { monthlyCost, ProfileName, profiles } from './profiles.ts';
import { temporaryApps } from './testing/temporary-apps.ts';

const SYNTH_TIMEOUT_MS = 60_000;
const createApp = temporaryApps();

const checked = (deployment: Deployment) => checkApp(createApp(deployment), profiles[deployment.profile]);

describe.each(ProfileName.options)('the profile %s', (name) => {
  let resources: TemplateResource[];
  let faults: string[];
  beforeAll(() => {
    ({ resources, faults } = checked(exampleDeployment(name)));
  }, SYNTH_TIMEOUT_MS);

  test('has no faults, by cdk-nag and by our own checks', () => {
    expect(faults).toEqual([]);
  });

  test('creates this and nothing else', async () => {
    const list = resources.map(({ stack, id, type }) => `${stack} ${type} ${id}`).sort();
    await expect(`${list.join('\n')}\n`).toMatchFileSnapshot(`resources-${name}.txt`);
  });

  test('creates as many alarms as its costs say', () => {
    const alarms = resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm');
    expect(alarms).toHaveLength(profiles[name].alarms);
  });

  test('routes, caches and answers as the edge of this machine does', () => {
    expect(deployedBehaviors(resources)).toEqual(
      behaviors.map((behavior) => ({
        path: behavior.path,
        target: targetOf(behavior),
        methods: behavior.methods,
        compress: behavior.compress,
        router: behavior.router,
        cache: behavior.cache ?? null,
        headers: deployedHeaders(behavior.headers, exampleDeployment(name)),
      })),
    );
  });
});

test('the profiles cost what the proposal says', () => {
  expect(monthlyCost(profiles.small)).toBeGreaterThan(20);
  expect(monthlyCost(profiles.small)).toBeLessThanOrEqual(25);
  expect(monthlyCost(profiles.standard)).toBeGreaterThanOrEqual(52);
  expect(monthlyCost(profiles.standard)).toBeLessThanOrEqual(65);
});

test('the first round, before the container service has an address, makes all but the edge', () => {
  const { apiHost: _apiHost, release: _release, ...first } = exampleDeployment('standard');
  const { resources, faults } = checked(first);
  expect(faults).toEqual([]);
  expect(new Set(resources.map(({ stack }) => stack))).toEqual(
    new Set(
      ['storefront', 'database', 'mail', 'identity', 'api', 'observability', 'guardrails'].map(
        (s) => `lapidary-${s}`,
      ),
    ),
  );
});

test('what is made first is the same in every round, so that a round may deploy its own stacks alone', () => {
  const whole = exampleDeployment('standard');
  const { apiHost: _apiHost, release: _release, ...first } = whole;
  const templates = (deployment: Deployment) =>
    Object.fromEntries(
      createApp(deployment)
        .synth()
        .stacks.map(({ stackName, template }) => [stackName, template as object]),
    );
  const [before, after] = [templates(first), templates(whole)];
  for (const [stack, template] of Object.entries(before)) {
    if (stack !== 'lapidary-api') expect(after[stack], stack).toEqual(template);
  }
});

test('a task takes the place of the backup, with an identity of its own', () => {
  const deployment = exampleDeployment('small');
  const task = { program: 'migrate', image: ':lapidary-api.app.2', id: 'app.2' } as const;
  const containersOf = (release: NonNullable<Deployment['release']>) => {
    const { resources, faults } = checked({ ...deployment, release });
    expect(faults).toEqual([]);
    const [service] = ofType(resources, 'AWS::Lightsail::Container', Containers);
    return service!.properties.ContainerServiceDeployment.Containers;
  };
  const release = deployment.release!;
  const beside = containersOf({ ...release, task });
  expect(beside.map(({ ContainerName }) => ContainerName)).toEqual(['api', 'publisher', 'migrate']);
  expect(beside.map(({ Image }) => Image)).toEqual([release.image, release.image, task.image]);
  const variables = Object.fromEntries(
    beside[2]!.Environment.map(({ Variable, Value }) => [Variable, Value]),
  );
  expect(variables.TASK_ID).toBe('app.2');
  expect(variables.ROLES_ANYWHERE_KEY).toContain(':SecretString:operatorKey');
  const { image: _image, ...nothingYet } = release;
  const alone = containersOf({ ...nothingYet, task });
  expect(alone.map(({ ContainerName }) => ContainerName)).toEqual(['migrate']);
});

const Containers = z.object({
  ContainerServiceDeployment: z.object({
    Containers: z.array(
      z.object({
        ContainerName: z.string(),
        Image: z.string(),
        Environment: z.array(z.object({ Variable: z.string(), Value: z.unknown() })),
      }),
    ),
  }),
});

test('the containers get the settings that their programs ask for', () => {
  const { resources } = checked(exampleDeployment('small'));
  const [service] = ofType(resources, 'AWS::Lightsail::Container', Containers);
  const containers = service!.properties.ContainerServiceDeployment.Containers;
  expect(containers.map(({ ContainerName }) => ContainerName)).toEqual(['api', 'publisher', 'backup']);
  for (const { ContainerName, Environment } of containers) {
    // What is no text yet is made by Cognito.
    const environment = Object.fromEntries(
      Environment.map(({ Variable, Value }) => [
        Variable,
        typeof Value === 'string' ? Value : 'region-1_AbCd12345',
      ]),
    );
    const { api, keyValueStore } = readPublishSettings({ ...environment, LAPIDARY_HOME: '/app/shop' });
    expect(api.database.passwordSecret).toBe('lapidary/DB_PASSWORD');
    expect(api.signing.keySecret).toBe('lapidary/SIGNING_KEY');
    // No secret is in the environment: this one is read, again and again (commerce-api/src/platform/app-config).
    expect(api.appConfigSecret).toBe('lapidary/APP_CONFIG');
    expect(api.originSecrets).toEqual([]);
    expect(api.logGroup).toBe(`/lapidary/${ContainerName}`);
    expect(keyValueStore.arn).toMatch(/^arn:/);
    expect(takeTls(api.database.url).tls).toMatchObject({ verifyIdentity: true });
    expect(environment.ROLES_ANYWHERE_CERTIFICATE).toContain(`:${ContainerName}Certificate}}`);
    expect(readBackupSettings(environment).bucket).toBe('lapidary-backups-111122223333');
  }
});

test('the containers are told of the store what its owner has said, for its first values', () => {
  const storeOf = (store?: Deployment['store']) => {
    const { resources } = checked({ ...exampleDeployment('small'), ...(store && { store }) });
    const [service] = ofType(resources, 'AWS::Lightsail::Container', Containers);
    return service!.properties.ContainerServiceDeployment.Containers.map(({ Environment }) => {
      const texts = Environment.map(({ Variable, Value }) => [
        Variable,
        typeof Value === 'string' ? Value : 'region-1_AbCd12345',
      ]);
      const { name, currency, locale, languages } = readFirstStore(Object.fromEntries(texts));
      return { name, currency, locale, languages };
    });
  };
  const said = { name: 'Ngọc', currency: 'VND', locale: 'vi', languages: ['vi', 'en'] } as const;
  const [api, publisher] = storeOf({ ...said, languages: ['vi', 'en'] });
  expect(api).toEqual(said);
  expect(publisher).toEqual(said);
  expect(storeOf({ name: 'Ngọc' })[0]).toEqual({
    name: 'Ngọc',
    currency: 'USD',
    locale: 'en',
    languages: ['en'],
  });
  expect(storeOf()[0]).toMatchObject({ name: 'Lapidary', currency: 'USD' });
});

test('another version of the origin secret is another template of the edge, and of nothing else', () => {
  const templates = (originSecretVersion?: string) =>
    createApp({ ...exampleDeployment('standard'), ...(originSecretVersion && { originSecretVersion }) })
      .synth()
      .stacks.map(({ stackName, template }) => [stackName, JSON.stringify(template)] as const);
  const [before, after] = [templates('1'.repeat(36)), templates('2'.repeat(36))];
  const others = before.filter(([, template], index) => template !== after[index]![1]);
  expect(others.map(([stack]) => stack)).toEqual(['lapidary-edge']);
  expect(others[0]![1]).toContain(`:SecretString:originSecret::${'1'.repeat(36)}}}`);
});

test('a bucket that moves is there by both names, a restored database is used and watched, and what was made stays', () => {
  const usual = 'lapidary-media-111122223333';
  const media = [usual, 'lapidary-media-2-111122223333'];
  const quarantine = ['lapidary-quarantine-2-111122223333', 'lapidary-quarantine-111122223333'];
  const database = 'lapidary-mysql-2';
  const { resources, faults } = checked({
    ...exampleDeployment('small'),
    buckets: { media, quarantine },
    database,
  });
  expect(faults).toEqual([]);
  const found = ofType(resources, 'AWS::S3::Bucket', z.object({ BucketName: z.string() }));
  expect(found.map(({ properties }) => properties.BucketName)).toEqual(
    expect.arrayContaining([...media, ...quarantine]),
  );
  expect(found.find(({ properties }) => properties.BucketName === usual)?.name).toContain('MediaA721A567');
  const text = (type: string) => JSON.stringify(resources.filter((resource) => resource.type === type));
  // The first is what programs start with and CloudFront reads; both may be used, and posted to.
  expect(text('AWS::CloudFront::Distribution')).not.toContain(media[1]);
  const [service] = ofType(resources, 'AWS::Lightsail::Container', Containers);
  const [api] = service!.properties.ContainerServiceDeployment.Containers;
  expect(api!.Environment).toContainEqual({ Variable: 'QUARANTINE_BUCKET', Value: quarantine[0] });
  for (const name of quarantine) expect(text('AWS::CloudFront::ResponseHeadersPolicy')).toContain(name);
  for (const name of [...media, ...quarantine]) expect(text('AWS::IAM::Policy')).toContain(`${name}/*`);

  expect(text('AWS::Lightsail::Database')).toContain('"lapidary-mysql"');
  const watched = ofType(resources, 'AWS::Lightsail::Alarm', z.object({ MonitoredResourceName: z.string() }));
  expect(watched.map(({ properties }) => properties.MonitoredResourceName)).toEqual(Array(3).fill(database));
});

test('buckets are asked through one more cache, where CloudFront has it; the API is asked itself', () => {
  const shieldsIn = (region: string) => {
    const { resources, faults } = checked({ ...exampleDeployment('standard'), region });
    expect(faults).toEqual([]);
    const [distribution] = ofType(resources, 'AWS::CloudFront::Distribution', Shielded);
    return distribution!.properties.DistributionConfig.Origins.filter(
      ({ OriginShield }) => OriginShield?.Enabled && OriginShield.OriginShieldRegion === region,
    ).map(({ Id }) => Id);
  };
  expect(shieldsIn('ap-southeast-1')).toEqual(['site', 'media']);
  expect(shieldsIn('eu-west-3')).toEqual([]);
});

const Shielded = z.object({
  DistributionConfig: z.object({
    Origins: z.array(
      z.object({
        Id: z.string(),
        OriginShield: z.object({ Enabled: z.boolean(), OriginShieldRegion: z.string() }).optional(),
      }),
    ),
  }),
});

test('the page for an unreachable API is one that the router does not have to find', () => {
  expect(maintenancePage).toMatch(/^_system\//);
});

const Ref = z.object({ Ref: z.string() });
const Row = z.object({
  PathPattern: z.string().default('*'),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()),
  Compress: z.boolean(),
  CachePolicyId: z.union([z.string(), Ref]),
  ResponseHeadersPolicyId: Ref.optional(),
  FunctionAssociations: z.array(z.object({ EventType: z.literal('viewer-request') })).default([]),
});
const Distribution = z.object({
  DistributionConfig: z.object({ CacheBehaviors: z.array(Row), DefaultCacheBehavior: Row }),
});
const CachePolicy = z.object({
  CachePolicyConfig: z.object({ MinTTL: z.number(), DefaultTTL: z.number(), MaxTTL: z.number() }),
});
const HeadersPolicy = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: z.object({
      ContentTypeOptions: z.unknown().optional(),
      ReferrerPolicy: z.object({ ReferrerPolicy: z.string() }).optional(),
      ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string() }).optional(),
      StrictTransportSecurity: z
        .object({ AccessControlMaxAgeSec: z.number(), IncludeSubdomains: z.literal(true) })
        .optional(),
    }),
    CustomHeadersConfig: z
      .object({ Items: z.array(z.object({ Header: z.string(), Value: z.string() })) })
      .default({ Items: [] }),
  }),
});

/** The template's distribution, read back into the words of the routing table. */
function deployedBehaviors(resources: readonly TemplateResource[]): unknown[] {
  const [distribution] = ofType(resources, 'AWS::CloudFront::Distribution', Distribution);
  const { CacheBehaviors, DefaultCacheBehavior } = distribution!.properties.DistributionConfig;
  const propertiesOf = (id: string) => resources.find((resource) => resource.id === id)?.properties;
  const cacheOf = (policy: string | z.infer<typeof Ref>) => {
    if (typeof policy === 'string') return null;
    const { MinTTL, DefaultTTL, MaxTTL } = CachePolicy.parse(propertiesOf(policy.Ref)).CachePolicyConfig;
    return { minTtl: MinTTL, defaultTtl: DefaultTTL, maxTtl: MaxTTL };
  };
  return [...CacheBehaviors, DefaultCacheBehavior].map((row) => ({
    path: row.PathPattern,
    target: row.TargetOriginId,
    methods: row.AllowedMethods,
    compress: row.Compress,
    router: row.FunctionAssociations.length === 1,
    cache: cacheOf(row.CachePolicyId),
    headers: row.ResponseHeadersPolicyId ? headersOf(propertiesOf(row.ResponseHeadersPolicyId.Ref)) : {},
  }));
}

function headersOf(properties: unknown): Record<string, string> {
  const { SecurityHeadersConfig: known, CustomHeadersConfig: custom } =
    HeadersPolicy.parse(properties).ResponseHeadersPolicyConfig;
  const { ReferrerPolicy, ContentSecurityPolicy, StrictTransportSecurity } = known;
  return {
    ...(known.ContentTypeOptions !== undefined && { 'x-content-type-options': 'nosniff' }),
    ...(ReferrerPolicy && { 'referrer-policy': ReferrerPolicy.ReferrerPolicy }),
    ...(ContentSecurityPolicy && { 'content-security-policy': ContentSecurityPolicy.ContentSecurityPolicy }),
    ...(StrictTransportSecurity && {
      'strict-transport-security': `max-age=${StrictTransportSecurity.AccessControlMaxAgeSec}; includeSubDomains`,
    }),
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header, Value])),
  };
}
