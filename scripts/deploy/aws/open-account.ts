import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  GetContainerLogCommand,
  GetContainerServiceDeploymentsCommand,
  GetContainerServicesCommand,
  GetRelationalDatabaseBlueprintsCommand,
  GetRelationalDatabaseBundlesCommand,
  GetRelationalDatabaseCommand,
  LightsailClient,
} from '@aws-sdk/client-lightsail';
import { ListHostedZonesByNameCommand, Route53Client } from '@aws-sdk/client-route-53';
import {
  DescribeSecretCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Account, ContainerService, ServiceDeployment } from '../account.ts';
import { pushImage } from './push-image.ts';
import { readUsage } from './read-usage.ts';
import { type RunCommand, runCommand } from './run-command.ts';
import { deployStacks, diffStacks } from './stacks.ts';
import { zoneOf } from './zone-of.ts';

/** The stack that `cdk bootstrap` makes in a region. */
const BOOTSTRAP = 'CDKToolkit';
const READY = /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/;
/** What `cdk diff` or a creation that failed leaves. */
const NEVER_MADE = /^(REVIEW_IN_PROGRESS|ROLLBACK_COMPLETE|ROLLBACK_FAILED|DELETE_COMPLETE)$/;
const LOG_MS = 30 * 60_000;
const NO_SERVICE = 'NotFoundException';

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** An account of AWS, with the credentials that the SDK finds, CDK's command and the container engine. */
export function openAccount(
  { region, folder }: { region: string; folder: string },
  run: RunCommand = runCommand,
): Account {
  const lightsail = new LightsailClient({ region });
  const secrets = new SecretsManagerClient({ region });

  async function stack(name: string, where: string) {
    const client = new CloudFormationClient({ region: where });
    try {
      const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
      return Stacks?.[0];
    } catch (error) {
      // CloudFormation has no name of its own for it.
      if (isNamed(error, 'ValidationError') && /does not exist/.test((error as Error).message))
        return undefined;
      throw error;
    } finally {
      client.destroy();
    }
  }

  async function service(serviceName: string): Promise<ContainerService | undefined> {
    try {
      const { containerServices } = await lightsail.send(new GetContainerServicesCommand({ serviceName }));
      const url = containerServices?.[0]?.url;
      if (url === undefined) return undefined;
      const { deployments = [] } = await lightsail.send(
        new GetContainerServiceDeploymentsCommand({ serviceName }),
      );
      return {
        url: url.replace(/\/$/, ''),
        deployments: deployments
          .toSorted((a, b) => (b.version ?? 0) - (a.version ?? 0))
          .map(({ state, containers = {} }) => ({
            state: state as ServiceDeployment['state'],
            images: Object.fromEntries(
              Object.entries(containers).map(([name, { image = '' }]) => [name, image]),
            ),
          })),
      };
    } catch (error) {
      if (isNamed(error, NO_SERVICE)) return undefined;
      throw error;
    }
  }

  return {
    service,
    async identity() {
      const client = new STSClient({ region });
      const { Account: account, Arn: arn } = await client.send(new GetCallerIdentityCommand({}));
      client.destroy();
      if (!account || !arn) throw new Error('AWS does not say whose credentials these are');
      return { account, arn };
    },
    async checkPrograms() {
      await run('docker', ['version', '--format', '{{.Server.Version}}'], { quiet: true });
      await run('cdk', ['--version'], { quiet: true });
    },
    async hostedZone(domain) {
      const client = new Route53Client({ region });
      const { HostedZones = [] } = await client.send(new ListHostedZonesByNameCommand({}));
      client.destroy();
      const open = HostedZones.filter(({ Config }) => !Config?.PrivateZone);
      return zoneOf(domain, open)?.Id?.replace('/hostedzone/', '');
    },
    async offers(kind, id) {
      if (kind === 'bundle') {
        const { bundles = [] } = await lightsail.send(new GetRelationalDatabaseBundlesCommand({}));
        return bundles.some(({ bundleId, isActive }) => bundleId === id && isActive);
      }
      const { blueprints = [] } = await lightsail.send(new GetRelationalDatabaseBlueprintsCommand({}));
      return blueprints.some(({ blueprintId }) => blueprintId === id);
    },
    usage: readUsage,
    isBootstrapped: async (where) => READY.test((await stack(BOOTSTRAP, where))?.StackStatus ?? ''),
    async hasSecret(SecretId) {
      try {
        await secrets.send(new DescribeSecretCommand({ SecretId }));
        return true;
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return false;
        throw error;
      }
    },
    async secretVersion(SecretId, where) {
      const client = new SecretsManagerClient({ region: where });
      try {
        const { VersionIdsToStages = {} } = await client.send(new DescribeSecretCommand({ SecretId }));
        return Object.keys(VersionIdsToStages).find((id) => VersionIdsToStages[id]?.includes('AWSCURRENT'));
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
      } finally {
        client.destroy();
      }
    },
    async outputs(name, where) {
      const found = await stack(name, where);
      if (!found || NEVER_MADE.test(found.StackStatus ?? '')) return undefined;
      const outputs = found.Outputs ?? [];
      return Object.fromEntries(
        outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
      );
    },
    async databaseHost(relationalDatabaseName) {
      try {
        const { relationalDatabase } = await lightsail.send(
          new GetRelationalDatabaseCommand({ relationalDatabaseName }),
        );
        return relationalDatabase?.masterEndpoint?.address;
      } catch (error) {
        if (isNamed(error, NO_SERVICE)) return undefined;
        throw error;
      }
    },
    async containerLog(serviceName, containerName) {
      const startTime = new Date(Date.now() - LOG_MS);
      const lines: string[] = [];
      let pageToken: string | undefined;
      do {
        const page = await lightsail.send(
          new GetContainerLogCommand({
            serviceName,
            containerName,
            startTime,
            ...(pageToken && { pageToken }),
          }),
        );
        lines.push(...(page.logEvents ?? []).map(({ message = '' }) => message));
        pageToken = page.nextPageToken;
      } while (pageToken);
      return lines;
    },
    diff: (deployment, concerns) => diffStacks(run, deployment, concerns),
    deploy: (deployment, concerns) => deployStacks(run, deployment, concerns),
    pushImage: (name, revision) => pushImage({ lightsail, run }, { service: name, revision, folder }),
  };
}
