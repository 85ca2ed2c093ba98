import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnContainer } from 'aws-cdk-lib/aws-lightsail';
import type { Deployment } from '../deployment.ts';
import { namesOf } from '../names.ts';
import { profiles } from '../profiles.ts';
import type { SignIn } from './identity.ts';

const PORT = 8080;

type ContainerDeployment = CfnContainer.ContainerServiceDeploymentProperty;

/**
 * A container service with API, publisher and backup from one image. Every node has all three: a lease lets one publish,
 * and a backup is made when the newest is an hour old.
 */
export class ApiStack extends Stack {
  constructor(app: App, id: string, deployment: Deployment, signIn: SignIn) {
    super(app, id, { env: { account: deployment.account, region: deployment.region } });
    const { power, scale } = profiles[deployment.profile].containers;
    const service = new CfnContainer(this, 'Service', {
      serviceName: namesOf(deployment).containerService,
      power,
      scale,
      ...(deployment.release && {
        containerServiceDeployment: containers(deployment, deployment.release, signIn),
      }),
    });
    new CfnOutput(this, 'ApiUrl', { value: service.attrUrl });
  }
}

function containers(
  deployment: Deployment,
  release: NonNullable<Deployment['release']>,
  signIn: SignIn,
): ContainerDeployment {
  const { logGroups } = namesOf(deployment);
  const common = environmentOf(deployment, release, signIn);
  const environment = (program: keyof typeof logGroups) => [
    ...common,
    { variable: 'LOG_GROUP', value: logGroups[program] },
  ];
  const { image } = release;
  return {
    containers: [
      {
        containerName: 'api',
        image,
        command: ['api'],
        environment: environment('api'),
        ports: [{ port: String(PORT), protocol: 'HTTP' }],
      },
      { containerName: 'publisher', image, command: ['publisher'], environment: environment('publisher') },
      { containerName: 'backup', image, command: ['backup'], environment: environment('backup') },
    ],
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
  };
}

/** The settings of API and publisher (commerce-api/src/settings.ts, scripts/publish/settings.ts). */
function environmentOf(
  deployment: Deployment,
  { databaseHost, keyValueStoreArn }: NonNullable<Deployment['release']>,
  signIn: SignIn,
): CfnContainer.EnvironmentVariableProperty[] {
  const { buckets, secrets } = namesOf(deployment);
  const variables: Record<string, string> = {
    PORT: String(PORT),
    HOST: '0.0.0.0',
    AWS_REGION: deployment.region,
    // Nodes of Lightsail answer for a role of AWS's own account, which SDKs would take for ours.
    AWS_EC2_METADATA_DISABLED: 'true',
    PUBLIC_URL: `https://${deployment.domain}`,
    MAIL_FROM: `orders@${deployment.domain}`,
    DATABASE_URL: `mysql://lapidary@${databaseHost}:3306/lapidary`,
    DATABASE_PASSWORD_SECRET: secrets.databasePassword,
    ORIGIN_SECRETS: `{{resolve:secretsmanager:${secrets.appConfig}:SecretString:originSecret}}`,
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
  };
  return Object.entries(variables).map(([variable, value]) => ({ variable, value }));
}
