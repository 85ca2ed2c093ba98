import { type App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnHealthCheck } from 'aws-cdk-lib/aws-route53';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Deployment } from '../deployment.ts';
import { EDGE_REGION, METRICS, namesOf } from '../names.ts';
import { profiles } from '../profiles.ts';
import type { SignIn } from './identity.ts';

const PERIOD = Duration.minutes(5);

interface Watch {
  readonly metric: IMetric;
  readonly above: number;
  /** How many periods of five minutes in a row. */
  readonly periods?: number;
  /** What no news means; good news unless said. */
  readonly silence?: TreatMissingData;
}

const alarmTopic = (scope: Construct, deployment: Deployment): Topic => {
  const topic = new Topic(scope, 'Alarms', { topicName: namesOf(deployment).topic, enforceSSL: true });
  topic.addSubscription(new EmailSubscription(deployment.alertEmail));
  return topic;
};

function watchAll(
  scope: Construct,
  shop: string,
  topic: Topic,
  watches: Readonly<Record<string, Watch>>,
): void {
  for (const [
    name,
    { metric, above, periods = 1, silence = TreatMissingData.NOT_BREACHING },
  ] of Object.entries(watches)) {
    new Alarm(scope, `${name}Alarm`, {
      alarmName: `${shop}-${name}`,
      metric,
      threshold: above,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: silence,
    }).addAlarmAction(new SnsAction(topic));
  }
}

const SHOPPERS_WAIT_FOR = 'checkout';

/** What the shop's own programs measure and send, every minute. */
export const shopMetrics = {
  Errors5xx: 'Sum',
  LatencyP95: 'Maximum',
  PoolWaiting: 'Maximum',
  OldestPublishRequest: 'Maximum',
  PublishFailures: 'Sum',
  BackupAge: 'Maximum',
} as const;

const shopMetric = (metricName: keyof typeof shopMetrics): Metric =>
  new Metric({
    namespace: METRICS,
    metricName,
    statistic: shopMetrics[metricName],
    period: PERIOD,
    // Measured for each class of routes; of these, shoppers wait for this one.
    ...(metricName === 'LatencyP95' && { dimensionsMap: { RouteClass: SHOPPERS_WAIT_FOR } }),
  });

/** Sign-ins that Cognito has refused: it counts all, and those that went well. */
const signInFailures = ({ userPoolId, clientId }: SignIn): IMetric => {
  const signIns = (statistic: string) =>
    new Metric({
      namespace: 'AWS/Cognito',
      metricName: 'SignInSuccesses',
      statistic,
      period: PERIOD,
      dimensionsMap: { UserPool: userPoolId, UserPoolClient: clientId },
    });
  return new MathExpression({
    expression: 'tried - succeeded',
    usingMetrics: { tried: signIns('SampleCount'), succeeded: signIns('Sum') },
    period: PERIOD,
    label: 'SignInFailures',
  });
};

/** Logs, alarms and a dashboard of API, publisher and backup. */
export class ObservabilityStack extends Stack {
  readonly alarms: Topic;

  constructor(app: App, id: string, deployment: Deployment, signIn: SignIn) {
    super(app, id, { env: { account: deployment.account, region: deployment.region } });
    const { logGroups } = namesOf(deployment);
    for (const [program, logGroupName] of Object.entries(logGroups)) {
      new LogGroup(this, `Log-${program}`, {
        logGroupName,
        retention: RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.RETAIN,
      });
    }
    this.alarms = alarmTopic(this, deployment);
    watchAll(this, deployment.shop, this.alarms, {
      ServerErrors: { metric: shopMetric('Errors5xx'), above: 5 },
      SlowApi: { metric: shopMetric('LatencyP95'), above: 350, periods: 3 },
      PoolFull: { metric: shopMetric('PoolWaiting'), above: 0, periods: 2 },
      PublishLate: { metric: shopMetric('OldestPublishRequest'), above: 120 },
      PublishFailures: { metric: shopMetric('PublishFailures'), above: 0 },
      // Seconds; hourly backups. Nobody sending it is what it is there to notice.
      BackupOld: { metric: shopMetric('BackupAge'), above: 7_200, silence: TreatMissingData.BREACHING },
      SignInFailures: { metric: signInFailures(signIn), above: 50 },
    });
    new Dashboard(this, 'Dashboard', {
      dashboardName: deployment.shop,
      widgets: [
        [graph('Errors', 'Errors5xx', 'PublishFailures'), graph('API, ms', 'LatencyP95')],
        [
          graph('Waiting for a connection', 'PoolWaiting'),
          graph('Waiting, s', 'OldestPublishRequest', 'BackupAge'),
        ],
      ],
    });
  }
}

const graph = (title: string, ...names: (keyof typeof shopMetrics)[]): GraphWidget =>
  new GraphWidget({ title, width: 12, left: names.map((name) => shopMetric(name)) });

/** Alarms of CloudFront, firewall and health check, whose metrics are kept in this one region. */
export class EdgeObservabilityStack extends Stack {
  constructor(
    app: App,
    id: string,
    deployment: Deployment,
    edge: { readonly distributionId: string; readonly firewallName: string | undefined },
  ) {
    super(app, id, { env: { account: deployment.account, region: EDGE_REGION } });
    const profile = profiles[deployment.profile];
    const topic = alarmTopic(this, deployment);
    const cloudFront = (metricName: string, statistic: string) =>
      new Metric({
        namespace: 'AWS/CloudFront',
        metricName,
        statistic,
        period: PERIOD,
        dimensionsMap: { DistributionId: edge.distributionId, Region: 'Global' },
      });
    const blockedBy = (WebACL: string) =>
      new Metric({
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        statistic: 'Sum',
        period: PERIOD,
        dimensionsMap: { WebACL, Rule: 'ALL' },
      });
    watchAll(this, deployment.shop, topic, {
      EdgeErrors: { metric: cloudFront('5xxErrorRate', 'Average'), above: 1, periods: 2 },
      ...(profile.edgeMetrics && {
        SlowOrigin: { metric: cloudFront('OriginLatency', 'p95'), above: 1_000, periods: 3 },
      }),
      ...(edge.firewallName !== undefined && {
        Blocked: { metric: blockedBy(edge.firewallName), above: 1_000 },
      }),
    });
    if (profile.edgeMetrics) {
      new Alarm(this, 'HitRateAlarm', {
        alarmName: `${deployment.shop}-HitRate`,
        metric: cloudFront('CacheHitRate', 'Average'),
        threshold: 70,
        evaluationPeriods: 12,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }).addAlarmAction(new SnsAction(topic));
    }
    if (profile.healthCheck) this.#askHealth(deployment, topic);
  }

  #askHealth({ shop, domain }: Deployment, topic: Topic): void {
    const check = new CfnHealthCheck(this, 'HealthCheck', {
      healthCheckConfig: {
        type: 'HTTPS',
        fullyQualifiedDomainName: domain,
        resourcePath: '/api/health',
        requestInterval: 30,
        failureThreshold: 3,
      },
    });
    new Alarm(this, 'HealthAlarm', {
      alarmName: `${shop}-Health`,
      metric: new Metric({
        namespace: 'AWS/Route53',
        metricName: 'HealthCheckStatus',
        statistic: 'Minimum',
        period: Duration.minutes(1),
        dimensionsMap: { HealthCheckId: check.attrHealthCheckId },
      }),
      threshold: 1,
      evaluationPeriods: 2,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    }).addAlarmAction(new SnsAction(topic));
  }
}
