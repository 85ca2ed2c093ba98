import { readFileSync } from 'node:fs';
import { type App, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import {
  CfnCachePolicy,
  CfnDistribution,
  CfnFunction,
  CfnKeyValueStore,
  CfnMonitoringSubscription,
  CfnOriginAccessControl,
  CfnResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from 'aws-cdk-lib/aws-logs';
import { CfnRecordSetGroup, HostedZone, type IHostedZone } from 'aws-cdk-lib/aws-route53';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import {
  type Behavior,
  behaviors,
  maintenancePage,
  notFoundTtl,
  originReadTimeout,
} from '../../local-aws/edge/behaviors.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Deployment } from '../deployment.ts';
import { deployedHeaders } from '../edge/deployed-headers.ts';
import { toCacheBehavior } from '../edge/distribution-behaviors.ts';
import { firewallRules } from '../edge/firewall-rules.ts';
import { createNotFoundOrigin } from '../edge/not-found-origin.ts';
import { toResponseHeaders } from '../edge/response-headers.ts';
import { EDGE_REGION, namesOf } from '../names.ts';
import { profiles } from '../profiles.ts';
import { privateBucket } from './private-bucket.ts';

const router = readFileSync(new URL('../cloudfront/router.js', import.meta.url), 'utf8');

/** Zone of every alias record that points at CloudFront. */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

/** The name of the API's origin secret in CloudFront's requests. */
const ORIGIN_SECRET_HEADER = 'x-origin-secret';

/** Where CloudFront has Origin Shield; elsewhere a shop does without. */
const SHIELD_REGIONS: readonly string[] = [
  ...['us-east-1', 'us-east-2', 'us-west-2', 'ap-south-1', 'ap-northeast-1', 'ap-northeast-2'],
  ...[
    'ap-southeast-1',
    'ap-southeast-2',
    'eu-central-1',
    'eu-west-1',
    'eu-west-2',
    'sa-east-1',
    'me-central-1',
  ],
];

/** What CloudFormation puts in from a secret: its current version, unless one is named. */
const resolved = (secret: string, key: string, version?: string): string =>
  `{{resolve:secretsmanager:${secret}:SecretString:${key}${version === undefined ? '' : `::${version}`}}}`;

/** A deployment whose container service has its address. */
export type ReachableDeployment = Deployment & { readonly apiHost: string };

/** What shoppers reach: certificate, firewall, CloudFront with the router function and its store, DNS. */
export class EdgeStack extends Stack {
  readonly distributionId: string;
  /** Undefined without a firewall. */
  readonly firewallName: string | undefined;

  constructor(app: App, id: string, deployment: ReachableDeployment) {
    super(app, id, { env: { account: deployment.account, region: EDGE_REGION } });
    const profile = profiles[deployment.profile];
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: deployment.hostedZoneId,
      zoneName: deployment.domain,
    });
    const certificate = new Certificate(this, 'Certificate', {
      domainName: deployment.domain,
      validation: CertificateValidation.fromDns(zone),
    });
    this.firewallName = profile.firewall ? `${deployment.shop}-edge` : undefined;
    const firewall = this.firewallName === undefined ? undefined : this.#createFirewall(this.firewallName);

    const distribution = this.#createDistribution(deployment, certificate, firewall);
    this.distributionId = distribution.attrId;
    this.#pointDomain(deployment, zone, distribution);
    this.#logRequests(deployment, distribution);
    if (profile.edgeMetrics) {
      new CfnMonitoringSubscription(this, 'Metrics', {
        distributionId: distribution.attrId,
        monitoringSubscription: {
          realtimeMetricsSubscriptionConfig: { realtimeMetricsSubscriptionStatus: 'Enabled' },
        },
      });
    }
    new CfnOutput(this, 'DistributionId', { value: distribution.attrId });
    new CfnOutput(this, 'DistributionDomain', { value: distribution.attrDomainName });
  }

  #createFirewall(name: string): CfnWebACL {
    return new CfnWebACL(this, 'Firewall', {
      name,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      rules: firewallRules,
      visibilityConfig: { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName: name },
    });
  }

  /** The function file of `scripts/infra/cloudfront`, and the store that the publisher writes. */
  #createRouter(shop: string): string {
    const store = new CfnKeyValueStore(this, 'Releases', { name: `${shop}-releases` });
    store.applyRemovalPolicy(RemovalPolicy.RETAIN);
    new CfnOutput(this, 'KeyValueStoreArn', { value: store.attrArn });
    const edgeFunction = new CfnFunction(this, 'Router', {
      name: `${shop}-router`,
      autoPublish: true,
      functionCode: router,
      functionConfig: {
        comment: 'Finds the release that holds a page',
        runtime: 'cloudfront-js-2.0',
        keyValueStoreAssociations: [{ keyValueStoreArn: store.attrArn }],
      },
    });
    return edgeFunction.attrFunctionArn;
  }

  #cachePolicyOf(shop: string): (behavior: Behavior) => string {
    const made = new Map<string, CfnCachePolicy>();
    return ({ cache, compress, origin }) => {
      if (!cache) throw new Error('a behavior without a cache has a policy of AWS');
      const key = JSON.stringify([cache, compress, origin === 'api']);
      const policy =
        made.get(key) ??
        new CfnCachePolicy(this, `Cache${made.size}`, {
          cachePolicyConfig: {
            name: `${shop}-cache-${made.size}`,
            minTtl: cache.minTtl,
            defaultTtl: cache.defaultTtl,
            maxTtl: cache.maxTtl,
            parametersInCacheKeyAndForwardedToOrigin: {
              enableAcceptEncodingBrotli: compress,
              enableAcceptEncodingGzip: compress,
              cookiesConfig: { cookieBehavior: 'none' },
              headersConfig: { headerBehavior: 'none' },
              queryStringsConfig: { queryStringBehavior: origin === 'api' ? 'all' : 'none' },
            },
          },
        });
      made.set(key, policy);
      return policy.ref;
    };
  }

  #responseHeadersOf(deployment: Deployment): (behavior: Behavior) => string | undefined {
    const { shop } = deployment;
    const made = new Map<string, CfnResponseHeadersPolicy>();
    return (behavior) => {
      const headers = deployedHeaders(behavior.headers, deployment);
      if (Object.keys(headers).length === 0) return undefined;
      const key = JSON.stringify(headers);
      const policy =
        made.get(key) ??
        new CfnResponseHeadersPolicy(this, `Headers${made.size}`, {
          responseHeadersPolicyConfig: toResponseHeaders(`${shop}-headers-${made.size}`, headers),
        });
      made.set(key, policy);
      return policy.ref;
    };
  }

  #accessControl(id: string, shop: string, originAccessControlOriginType: 's3' | 'lambda'): string {
    const name = `${shop}-${originAccessControlOriginType}`;
    return new CfnOriginAccessControl(this, id, {
      originAccessControlConfig: {
        name,
        originAccessControlOriginType,
        signingBehavior: 'always',
        signingProtocol: 'sigv4',
      },
    }).attrId;
  }

  #createDistribution(
    deployment: ReachableDeployment,
    certificate: Certificate,
    firewall: CfnWebACL | undefined,
  ): CfnDistribution {
    const { buckets, secrets } = namesOf(deployment);
    const parts = {
      routerArn: this.#createRouter(deployment.shop),
      cachePolicyId: this.#cachePolicyOf(deployment.shop),
      responseHeadersPolicyId: this.#responseHeadersOf(deployment),
    };
    const bucketAccess = this.#accessControl('BucketAccess', deployment.shop, 's3');
    const bucketOrigin = (id: string, bucket: string): CfnDistribution.OriginProperty => ({
      id,
      domainName: `${bucket}.s3.${deployment.region}.amazonaws.com`,
      originAccessControlId: bucketAccess,
      s3OriginConfig: { originAccessIdentity: '' },
      // One cache between all others and the bucket: without it, seldom read pages are in none (docs/scaling.md).
      ...(SHIELD_REGIONS.includes(deployment.region) && {
        originShield: { enabled: true, originShieldRegion: deployment.region },
      }),
    });
    const tlsOnly = {
      originProtocolPolicy: 'https-only',
      originSslProtocols: ['TLSv1.2'],
      originReadTimeout: originReadTimeout / 1_000,
    };
    const notFound = createNotFoundOrigin(this, deployment);
    const rows = behaviors.map((behavior) => ({ behavior, row: toCacheBehavior(behavior, parts) }));
    const fallback = rows.at(-1)!;

    const distribution = new CfnDistribution(this, 'Distribution', {
      distributionConfig: {
        enabled: true,
        comment: `${deployment.shop} shop`,
        httpVersion: 'http2and3',
        ipv6Enabled: true,
        priceClass: 'PriceClass_All',
        aliases: [deployment.domain],
        viewerCertificate: {
          acmCertificateArn: certificate.certificateArn,
          minimumProtocolVersion: 'TLSv1.2_2021',
          sslSupportMethod: 'sni-only',
        },
        ...(firewall && { webAclId: firewall.attrArn }),
        origins: [
          bucketOrigin('site', buckets.site),
          bucketOrigin('media', buckets.media),
          {
            id: 'api',
            domainName: deployment.apiHost,
            customOriginConfig: tlsOnly,
            originCustomHeaders: [
              {
                headerName: ORIGIN_SECRET_HEADER,
                headerValue: resolved(secrets.appConfig, 'originSecret', deployment.originSecretVersion),
              },
            ],
          },
          {
            id: 'not-found',
            domainName: notFound.domainName,
            customOriginConfig: tlsOnly,
            originAccessControlId: this.#accessControl('FunctionAccess', deployment.shop, 'lambda'),
          },
        ],
        originGroups: {
          quantity: 1,
          items: [
            {
              id: 'site-or-not-found',
              failoverCriteria: { statusCodes: { quantity: 1, items: [404] } },
              members: { quantity: 2, items: [{ originId: 'site' }, { originId: 'not-found' }] },
            },
          ],
        },
        cacheBehaviors: rows
          .filter((entry) => entry !== fallback)
          .map(({ behavior, row }) => ({ ...row, pathPattern: behavior.path })),
        defaultCacheBehavior: fallback.row,
        customErrorResponses: errorResponses,
      },
    });
    notFound.allow(`arn:aws:cloudfront::${deployment.account}:distribution/${distribution.attrId}`);
    acknowledge(distribution, {
      'AwsSolutions-CFR1': 'Who may buy is not decided by country.',
      'AwsSolutions-CFR3':
        'Requests are logged by a delivery to a bucket of ours, which the rule does not know.',
    });
    if (!firewall) {
      acknowledge(distribution, {
        'AwsSolutions-CFR2': 'The small profile does without; the API limits rates itself.',
      });
    }
    return distribution;
  }

  #pointDomain(deployment: Deployment, zone: IHostedZone, distribution: CfnDistribution): void {
    new CfnRecordSetGroup(this, 'Records', {
      hostedZoneId: zone.hostedZoneId,
      recordSets: ['A', 'AAAA'].map((type) => ({
        name: deployment.domain,
        type,
        aliasTarget: { dnsName: distribution.attrDomainName, hostedZoneId: CLOUDFRONT_ZONE },
      })),
    });
  }

  #logRequests(deployment: Deployment, distribution: CfnDistribution): void {
    const { buckets } = namesOf(deployment);
    const name = `${deployment.shop}-edge`;
    const bucket = privateBucket(this, 'Logs', {
      bucketName: buckets.edgeLogs,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    acknowledge(bucket, { 'AwsSolutions-S1': 'It holds logs; logs of who reads logs are in CloudTrail.' });
    bucket.addToResourcePolicy(
      new PolicyStatement({
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects('cloudfront/*')],
        principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    const source = new CfnDeliverySource(this, 'LogSource', {
      name,
      logType: 'ACCESS_LOGS',
      resourceArn: `arn:aws:cloudfront::${this.account}:distribution/${distribution.attrId}`,
    });
    const destination = new CfnDeliveryDestination(this, 'LogDestination', {
      name,
      destinationResourceArn: `${bucket.bucketArn}/cloudfront`,
      outputFormat: 'parquet',
    });
    new CfnDelivery(this, 'LogDelivery', {
      deliverySourceName: source.ref,
      deliveryDestinationArn: destination.attrArn,
    });
  }
}

/**
 * Error mappings hold for the whole distribution, the API included: 404 must not be among them, or the API's own
 * answers would be replaced (docs/decisions/0011-not-found-pages.md). 0 seconds, because an answer of the API that says
 * `no-store` would otherwise be kept for 10.
 */
const errorResponses: CfnDistribution.CustomErrorResponseProperty[] = [
  { errorCode: 404, errorCachingMinTtl: notFoundTtl },
  { errorCode: 500, errorCachingMinTtl: 0 },
  ...[502, 503, 504].map((errorCode) => ({
    errorCode,
    responseCode: 503,
    responsePagePath: `/${maintenancePage}`,
    errorCachingMinTtl: 0,
  })),
];
