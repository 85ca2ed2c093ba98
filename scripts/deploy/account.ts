import type { Deployment } from '../infra/deployment.ts';
import type { Quota, Usage } from './quotas.ts';

/** What runs, or ran, in the container service. */
export interface ServiceDeployment {
  readonly state: 'ACTIVATING' | 'ACTIVE' | 'INACTIVE' | 'FAILED';
  /** Images by the name of their container. */
  readonly images: Readonly<Record<string, string>>;
}

export interface ContainerService {
  /** Of its public address, without a slash at the end. */
  readonly url: string;
  /** Newest first. */
  readonly deployments: readonly ServiceDeployment[];
}

export type Outputs = Readonly<Record<string, string>>;

/** All that a deployment does outside of this process: AWS, CDK, and the container engine. */
export interface Account {
  /** @throws when there are no credentials, or AWS does not know them. */
  identity(): Promise<{ readonly account: string; readonly arn: string }>;
  /** @throws naming what has to be installed. */
  checkPrograms(): Promise<void>;
  /** The id of the Route 53 zone whose name is the domain or ends it; the longest, when there are several. */
  hostedZone(domain: string): Promise<string | undefined>;
  /** Whether the region sells this, now. */
  offers(kind: 'blueprint' | 'bundle', id: string): Promise<boolean>;
  /** How much of a quota is used in a region. */
  usage(quota: Quota, region: string): Promise<Usage>;
  isBootstrapped(region: string): Promise<boolean>;
  hasSecret(name: string): Promise<boolean>;
  /** The version of a secret that is the current one; undefined when there is no such secret in the region. */
  secretVersion(name: string, region: string): Promise<string | undefined>;
  /** Undefined when there is no such stack, or nothing but an attempt to make it. */
  outputs(stack: string, region: string): Promise<Outputs | undefined>;
  /** Undefined as long as it is being made. */
  databaseHost(name: string): Promise<string | undefined>;
  service(name: string): Promise<ContainerService | undefined>;
  /** The newest lines of a container, oldest first. */
  containerLog(service: string, container: string): Promise<string[]>;

  /** What deploying stacks would change, for people; empty for nothing. */
  diff(deployment: Deployment, concerns: readonly string[]): Promise<string>;
  /** Returns when all are as described. @throws when one is not; CloudFormation has then put it back. */
  deploy(deployment: Deployment, concerns: readonly string[]): Promise<void>;
  /** Builds the image of what is checked out and hands it to the service. @returns its name there. */
  pushImage(service: string, revision: string): Promise<string>;
}
