import { readFileSync } from 'node:fs';
import { type App, CfnOutput, Duration, RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CfnAlarm, CfnDatabase } from 'aws-cdk-lib/aws-lightsail';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { acknowledge } from '../acknowledge.ts';
import type { Deployment } from '../deployment.ts';
import { EDGE_REGION, namesOf } from '../names.ts';
import { profiles } from '../profiles.ts';

const weeklySnapshot = readFileSync(new URL('../database/weekly-snapshot.cjs', import.meta.url), 'utf8');

const GIGABYTE = 1024 ** 3;

/** What Lightsail calls the version; preflight asks whether it is on offer. */
export const DATABASE_BLUEPRINT = 'mysql_8_0';

/** MySQL, private, with daily snapshots and point-in-time restore, and the secrets. */
export class DatabaseStack extends Stack {
  constructor(app: App, id: string, deployment: Deployment) {
    super(app, id, { env: { account: deployment.account, region: deployment.region } });
    const names = namesOf(deployment);
    const password = new Secret(this, 'Password', {
      secretName: names.secrets.databasePassword,
      description: 'Password of the user lapidary of the database',
      generateSecretString: { passwordLength: 40, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const config = new Secret(this, 'AppConfig', {
      secretName: names.secrets.appConfig,
      description:
        'Settings that change while programs run, such as the header by which the API knows CloudFront',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'originSecret',
        passwordLength: 40,
        excludePunctuation: true,
      },
      // The stack of the edge reads it there.
      replicaRegions: [{ region: EDGE_REGION }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const signingKey = new Secret(this, 'SigningKey', {
      secretName: names.secrets.signingKey,
      description: 'What the API signs links to previews with',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const secret of [config, signingKey]) {
      acknowledge(secret, {
        'AwsSolutions-SMG4': 'Changed by hand after a leak: by the clock, links handed out would end early.',
      });
    }
    acknowledge(password, {
      'AwsSolutions-SMG4':
        'A rotation function could not reach a private Lightsail database: the password is rotated from the API host.',
    });

    const database = new CfnDatabase(this, 'Mysql', {
      relationalDatabaseName: names.firstDatabase,
      relationalDatabaseBlueprintId: DATABASE_BLUEPRINT,
      relationalDatabaseBundleId: profiles[deployment.profile].databaseBundle,
      masterDatabaseName: 'lapidary',
      masterUsername: 'lapidary',
      masterUserPassword: SecretValue.secretsManager(password.secretArn).unsafeUnwrap(),
      backupRetention: true,
      publiclyAccessible: false,
      preferredBackupWindow: '17:00-17:30',
      preferredMaintenanceWindow: 'Tue:18:00-Tue:18:30',
    });
    database.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.#watch(names.database, database);
    this.#keepWeekly(names.database);
    new CfnOutput(this, 'DatabaseArn', { value: database.attrDatabaseArn });
  }

  /** Lightsail's own snapshots go back seven days; these go back five weeks. */
  #keepWeekly(name: string): void {
    const logGroup = new LogGroup(this, 'WeeklySnapshotLogs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'WeeklySnapshotRole', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    role.addToPolicy(
      new PolicyStatement({
        actions: [
          'lightsail:CreateRelationalDatabaseSnapshot',
          'lightsail:DeleteRelationalDatabaseSnapshot',
          'lightsail:GetRelationalDatabaseSnapshots',
        ],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:RequestedRegion': this.region } },
      }),
    );
    acknowledge(role, {
      'AwsSolutions-IAM5[Resource::*]': 'Lightsail names databases and snapshots by an id that it makes up.',
    });
    const make = new Lambda(this, 'WeeklySnapshot', {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline(weeklySnapshot),
      role,
      logGroup,
      timeout: Duration.minutes(1),
      environment: { DATABASE: name },
    });
    new Rule(this, 'Weekly', {
      schedule: Schedule.cron({ weekDay: 'SUN', hour: '19', minute: '0' }),
      targets: [new LambdaFunction(make)],
    });
  }

  /** Lightsail keeps its own metrics and alarms; it mails to the contact that preflight has verified. */
  #watch(name: string, database: CfnDatabase): void {
    const watch = (id: string, metricName: string, above: boolean, threshold: number) => {
      const alarm = new CfnAlarm(this, id, {
        alarmName: `${name}-${metricName}`,
        monitoredResourceName: name,
        metricName,
        comparisonOperator: above ? 'GreaterThanThreshold' : 'LessThanThreshold',
        threshold,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        contactProtocols: ['Email'],
        notificationEnabled: true,
      });
      alarm.addResourceDependency(database);
    };
    watch('BusyAlarm', 'CPUUtilization', true, 80);
    watch('StorageAlarm', 'FreeStorageSpace', false, 5 * GIGABYTE);
    watch('ConnectionsAlarm', 'DatabaseConnections', true, 40);
  }
}
