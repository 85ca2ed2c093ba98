import { type App, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import {
  Effect,
  OidcProviderNative,
  PolicyStatement,
  Role,
  ServicePrincipal,
  SessionTagsPrincipal,
  WebIdentityPrincipal,
} from 'aws-cdk-lib/aws-iam';
import { FilterPattern, LogGroup, MetricFilter, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnProfile, CfnTrustAnchor } from 'aws-cdk-lib/aws-rolesanywhere';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { acknowledge } from '../acknowledge.ts';
import type { Deployment } from '../deployment.ts';
import { namesOf } from '../names.ts';
import { profiles } from '../profiles.ts';
import { deployerPermissions, type Permission, permissionsOf, type Workload } from '../roles.ts';
import { privateBucket } from './private-bucket.ts';

const GITHUB = 'token.actions.githubusercontent.com';

/** What CloudTrail tells of at once, by the pattern of its log. */
const WATCHED = {
  RootSignIn: '{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }',
  IamChange:
    '{ $.eventSource = "iam.amazonaws.com" && $.readOnly IS FALSE && $.eventName != "GenerateServiceLastAccessedDetails" }',
};

/** What a program needs to be let in, beside its certificate. */
export interface Admission {
  readonly trustAnchorArn: string;
  readonly workloads: Readonly<Record<Workload, { readonly profileArn: string; readonly roleArn: string }>>;
}

/** Who may do what, who did what, and what it may cost. */
export class GuardrailsStack extends Stack {
  readonly admission: Admission;

  constructor(app: App, id: string, deployment: Deployment, alarms: ITopic) {
    super(app, id, { env: { account: deployment.account, region: deployment.region } });
    this.#recordCalls(deployment, alarms);
    this.#limitCosts(deployment);
    this.admission = this.#admitWorkloads(deployment);
    this.#admitDeployer(deployment);
  }

  #recordCalls(deployment: Deployment, alarms: ITopic): void {
    const { buckets } = namesOf(deployment);
    const bucket = privateBucket(this, 'TrailBucket', {
      bucketName: `${buckets.logs}-trail`,
      versioned: true,
      lifecycleRules: [{ expiration: Duration.days(400) }],
    });
    acknowledge(bucket, { 'AwsSolutions-S1': 'It holds the record of calls, of those to itself too.' });
    const log = new LogGroup(this, 'TrailLog', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const trail = new Trail(this, 'Trail', {
      trailName: deployment.shop,
      bucket,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableFileValidation: true,
      sendToCloudWatchLogs: true,
      cloudWatchLogGroup: log,
    });
    acknowledge(trail, {
      'AwsSolutions-IAM5[Resource::*]': 'Log streams of the named group are made by CloudTrail.',
    });
    for (const [name, pattern] of Object.entries(WATCHED)) {
      const filter = new MetricFilter(this, `${name}Filter`, {
        logGroup: log,
        metricNamespace: 'LapidaryTrail',
        metricName: name,
        metricValue: '1',
        filterPattern: FilterPattern.literal(pattern),
      });
      new Alarm(this, `${name}Alarm`, {
        alarmName: `${deployment.shop}-${name}`,
        metric: filter.metric({ statistic: 'Sum', period: Duration.minutes(5) }),
        threshold: 1,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }).addAlarmAction(new SnsAction(alarms));
    }
  }

  #limitCosts({ shop, profile, alertEmail }: Deployment): void {
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: shop,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: profiles[profile].budget, unit: 'USD' },
      },
      notificationsWithSubscribers: [50, 80, 100].map((threshold) => ({
        notification: {
          notificationType: 'ACTUAL',
          comparisonOperator: 'GREATER_THAN',
          threshold,
          thresholdType: 'PERCENTAGE',
        },
        subscribers: [{ subscriptionType: 'EMAIL', address: alertEmail }],
      })),
    });
  }

  /** Lightsail has no roles for what runs there: programs show a certificate of an offline authority (Roles Anywhere). */
  #admitWorkloads(deployment: Deployment): Admission {
    const anchor = new CfnTrustAnchor(this, 'TrustAnchor', {
      name: deployment.shop,
      enabled: true,
      source: {
        sourceType: 'CERTIFICATE_BUNDLE',
        sourceData: { x509CertificateData: deployment.certificateAuthority },
      },
    });
    const permissions = permissionsOf(deployment);
    const admit = (workload: Workload) => this.#admit(deployment, workload, anchor, permissions[workload]);
    this.exportValue(anchor.attrTrustAnchorArn);
    return {
      trustAnchorArn: anchor.attrTrustAnchorArn,
      workloads: {
        api: admit('api'),
        publisher: admit('publisher'),
        backup: admit('backup'),
        operator: admit('operator'),
      },
    };
  }

  #admit(
    { shop }: Deployment,
    workload: Workload,
    anchor: CfnTrustAnchor,
    permissions: readonly Permission[],
  ): Admission['workloads'][Workload] {
    const principal = new ServicePrincipal('rolesanywhere.amazonaws.com', {
      conditions: {
        ArnEquals: { 'aws:SourceArn': anchor.attrTrustAnchorArn },
        StringEquals: { 'aws:PrincipalTag/x509Subject/CN': `${shop}-${workload}` },
      },
    });
    const role = new Role(this, `Role-${workload}`, {
      roleName: `${shop}-${workload}`,
      assumedBy: new SessionTagsPrincipal(principal),
    });
    role.assumeRolePolicy?.addStatements(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['sts:SetSourceIdentity'],
        principals: [principal],
      }),
    );
    grant(role, permissions);
    const profile = new CfnProfile(this, `Profile-${workload}`, {
      name: `${shop}-${workload}`,
      enabled: true,
      roleArns: [role.roleArn],
      durationSeconds: 3_600,
    });
    // In every round, also before the containers use them: a round deploys some of the stacks only.
    this.exportValue(profile.attrProfileArn);
    this.exportValue(role.roleArn);
    return { profileArn: profile.attrProfileArn, roleArn: role.roleArn };
  }

  /** The deployment job proves itself by GitHub's signature; there is no key that could leak. */
  #admitDeployer(deployment: Deployment): void {
    const github = new OidcProviderNative(this, 'GitHub', {
      url: `https://${GITHUB}`,
      clientIds: ['sts.amazonaws.com'],
    });
    const role = new Role(this, 'Deployer', {
      roleName: `${deployment.shop}-deployer`,
      maxSessionDuration: Duration.hours(1),
      assumedBy: new WebIdentityPrincipal(github.oidcProviderArn, {
        StringEquals: {
          [`${GITHUB}:aud`]: 'sts.amazonaws.com',
          [`${GITHUB}:sub`]: `repo:${deployment.repository}:environment:production`,
        },
      }),
    });
    grant(role, deployerPermissions(deployment));
    new CfnOutput(this, 'DeployerArn', { value: role.roleArn });
  }
}

function grant(role: Role, permissions: readonly Permission[]): void {
  for (const { actions, resources, conditions } of permissions) {
    role.addToPolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [...resources],
        ...(conditions && { conditions }),
      }),
    );
  }
  const reasons = permissions.flatMap(({ resources, wildcardReason }) =>
    wildcardReason === undefined
      ? []
      : resources.map((resource) => [`AwsSolutions-IAM5[Resource::${resource}]`, wildcardReason]),
  );
  acknowledge(role, Object.fromEntries(reasons) as Record<string, string>);
}
