import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnContainer } from 'aws-cdk-lib/aws-lightsail';
import type { Deployment } from '../deployment.ts';
import { namesOf } from '../names.ts';
import { profiles } from '../profiles.ts';
import type { Workload } from '../roles.ts';
import type { Admission } from './guardrails.ts';
import type { SignIn } from './identity.ts';

const PORT = 8080;

type Release = NonNullable<Deployment['release']>;
type ContainerDeployment = CfnContainer.ContainerServiceDeploymentProperty;
type Container = CfnContainer.ContainerProperty;

/** What the containers must know that other stacks make. */
export interface Surroundings {
  readonly signIn: SignIn;
  readonly admission: Admission;
}

/**
 * A container service with API, publisher and backup from one image. Every node has all three: a lease lets one publish,
 * and a backup is made when the newest is an hour old.
 */
export class ApiStack extends Stack {
  constructor(app: App, id: string, deployment: Deployment, surroundings: Surroundings) {
    super(app, id, { env: { account: deployment.account, region: deployment.region } });
    const { power, scale } = profiles[deployment.profile].containers;
    const service = new CfnContainer(this, 'Service', {
      serviceName: namesOf(deployment).containerService,
      power,
      scale,
      ...(deployment.release && {
        containerServiceDeployment: containers(deployment, deployment.release, surroundings),
      }),
    });
    new CfnOutput(this, 'ApiUrl', { value: service.attrUrl });
  }
}

function containers(
  deployment: Deployment,
  release: Release,
  { signIn, admission }: Surroundings,
): ContainerDeployment {
  const { image, task } = release;
  const { logGroups } = namesOf(deployment);
  const common = environmentOf(deployment, release, signIn);
  const run = (program: string, workload: Workload, own: Record<string, string>): Container => ({
    containerName: program,
    command: [program],
    environment: asList({ ...common, ...identityOf(deployment, workload, admission), ...own }),
  });
  const always = (workload: keyof typeof logGroups): Container => ({
    ...run(workload, workload, { LOG_GROUP: logGroups[workload] }),
    image: image!,
  });
  return {
    containers: [
      ...(image === undefined
        ? []
        : [
            { ...always('api'), ports: [{ port: String(PORT), protocol: 'HTTP' }] },
            always('publisher'),
            // A small node has no room for one more.
            ...(task ? [] : [always('backup')]),
          ]),
      ...(task ? [{ ...run(task.program, 'operator', { TASK_ID: task.id }), image: task.image }] : []),
    ],
    ...(image !== undefined && {
      publicEndpoint: {
        containerName: 'api',
        containerPort: PORT,
        healthCheckConfig: {
          path: '/api/health',
          successCodes: '200',
          intervalSeconds: 10,
          timeoutSeconds: 5,
          healthyThreshold: 2,
          unhealthyThreshold: 3,
        },
      },
    }),
  };
}

const asList = (variables: Readonly<Record<string, string>>): CfnContainer.EnvironmentVariableProperty[] =>
  Object.entries(variables).map(([variable, value]) => ({ variable, value }));

/** By which a program gets its role: scripts/infra/image/credentials.ts. */
function identityOf(
  deployment: Deployment,
  workload: Workload,
  { trustAnchorArn, workloads }: Admission,
): Record<string, string> {
  const { certificates } = namesOf(deployment).secrets;
  const secret = (key: string) => `{{resolve:secretsmanager:${certificates}:SecretString:${key}}}`;
  return {
    ROLES_ANYWHERE_TRUST_ANCHOR: trustAnchorArn,
    ROLES_ANYWHERE_PROFILE: workloads[workload].profileArn,
    ROLES_ANYWHERE_ROLE: workloads[workload].roleArn,
    ROLES_ANYWHERE_CERTIFICATE: secret(`${workload}Certificate`),
    ROLES_ANYWHERE_KEY: secret(`${workload}Key`),
  };
}

/** The settings of API and publisher (commerce-api/src/settings.ts, scripts/publish/settings.ts). */
function environmentOf(
  deployment: Deployment,
  { databaseHost, keyValueStoreArn }: Release,
  signIn: SignIn,
): Record<string, string> {
  const { buckets, secrets } = namesOf(deployment);
  return {
    PORT: String(PORT),
    HOST: '0.0.0.0',
    AWS_REGION: deployment.region,
    PUBLIC_URL: `https://${deployment.domain}`,
    MAIL_FROM: `orders@${deployment.domain}`,
    DATABASE_URL: `mysql://lapidary@${databaseHost}:3306/lapidary?tls=amazon`,
    DATABASE_PASSWORD_SECRET: secrets.databasePassword,
    APP_CONFIG_SECRET: secrets.appConfig,
    // The edge, and the load balancer of the container service.
    FORWARDED_HOPS: '2',
    SIGNING_KEY_SECRET: secrets.signingKey,
    COGNITO_USER_POOL_ID: signIn.userPoolId,
    COGNITO_CLIENT_ID: signIn.clientId,
    KEY_VALUE_STORE_ARN: keyValueStoreArn,
    SITE_BUCKET: buckets.site,
    MEDIA_BUCKET: buckets.media,
    QUARANTINE_BUCKET: buckets.quarantine,
    BACKUPS_BUCKET: buckets.backups,
    PUBLISH_OWN_BUILD: 'true',
    ...storeVariables(deployment.store),
  };
}

/** What the owner has said of the shop; the programs have defaults for the rest. */
function storeVariables(store: Deployment['store'] = {}): Record<string, string> {
  const { name, currency, locale, languages } = store;
  return {
    ...(name && { STORE_NAME: name }),
    ...(currency && { STORE_CURRENCY: currency }),
    ...(locale && { STORE_LOCALE: locale }),
    ...(languages && { STORE_LANGUAGES: languages.join(',') }),
  };
}
