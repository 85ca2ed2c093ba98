import type { Deployment, Task } from '../../infra/deployment.ts';
import { EDGE_REGION, namesOf } from '../../infra/names.ts';
import type { Account, ContainerService, Outputs, ServiceDeployment } from '../account.ts';
import type { CountedResource, Quota, Usage } from '../quotas.ts';

export const API_HOST = 'lapidary-api.abc.ap-southeast-1.cs.amazonlightsail.com';
const DATABASE_HOST = 'ls-1.abc.ap-southeast-1.rds.amazonaws.com';
const STORE_ARN = 'arn:aws:cloudfront::111122223333:key-value-store/1';

/** What an account of nobody does, where the shop itself is concerned. */
export interface Effects {
  /** A task's work. @throws when it fails. */
  task(program: Task['program'], image: string): Promise<void>;
  /** From now on shoppers are served by this image. @throws when its containers do not become healthy. */
  serve(image: string): Promise<void>;
}

/** The n-th call goes wrong, before or after what it does; `forever` means all calls from then on. */
export interface Fault {
  readonly call: number;
  readonly moment: 'before' | 'after';
  readonly forever?: boolean;
}

/**
 * An account of AWS in memory, as far as deployments meet it: stacks are what was last deployed, a container service keeps
 * its old containers when the new ones do not start, and every call can be made to fail.
 */
export class FakeAccount implements Account {
  readonly calls: string[] = [];
  readonly stacks = new Map<string, string>();
  readonly log: string[] = [];
  deployments: ServiceDeployment[] = [];
  bootstrapped = true;
  zone: string | undefined = 'Z0123456789EXAMPLE';
  certificates = true;
  /** Where there is less room than enough for everything. */
  readonly usages: Partial<Record<CountedResource, Usage>> = {};
  /** Of APP_CONFIG. */
  secretVersionNow = 'version-1';
  /** Whether what is written in the shop's region comes to that of the edge. */
  copiesSecrets = true;
  fault: Fault | undefined;
  readonly #effects: Effects;
  #images = 0;

  constructor(effects: Effects) {
    this.#effects = effects;
  }

  /** The containers that are there. */
  get running(): string[] {
    return Object.keys(this.deployments.find(({ state }) => state === 'ACTIVE')?.images ?? {});
  }

  /** What shoppers are served by. */
  get live(): string | undefined {
    return this.deployments.find(({ state }) => state === 'ACTIVE')?.images.api;
  }

  async #call<Result>(name: string, work: () => Result | Promise<Result>): Promise<Result> {
    const number = this.calls.push(name);
    const { fault } = this;
    const hit = fault !== undefined && (number === fault.call || (fault.forever && number > fault.call));
    if (hit && (fault.moment === 'before' || number > fault.call)) throw new Error(`${name} went wrong`);
    const result = await work();
    if (hit) throw new Error(`${name} went wrong in the end`);
    return result;
  }

  identity = () =>
    this.#call('identity', () => ({ account: '111122223333', arn: 'arn:aws:iam::111122223333:user/me' }));
  checkPrograms = () => this.#call('programs', () => undefined);
  hostedZone = () => this.#call('zone', () => this.zone);
  offers = () => this.#call('offers', () => true);
  usage = ({ resource, service }: Quota) =>
    this.#call(`usage of ${service}`, () => this.usages[resource] ?? { used: 3, allowed: 10, moreAt: '' });
  isBootstrapped = (region: string) => this.#call(`bootstrap of ${region}`, () => this.bootstrapped);
  hasSecret = () => this.#call('secret', () => this.certificates);

  secretVersion = (_name: string, region: string) =>
    this.#call(`secret version in ${region}`, () => {
      if (!this.stacks.has('database')) return undefined;
      return this.copiesSecrets || region !== EDGE_REGION ? this.secretVersionNow : 'version-0';
    });

  outputs = (stack: string): Promise<Outputs | undefined> =>
    this.#call(`outputs of ${stack}`, () =>
      this.stacks.has(stack.replace('lapidary-', '')) ? { KeyValueStoreArn: STORE_ARN } : undefined,
    );

  databaseHost = () =>
    this.#call('database', () => (this.stacks.has('database') ? DATABASE_HOST : undefined));

  service = (): Promise<ContainerService | undefined> =>
    this.#call('service', () =>
      this.stacks.has('api') ? { url: `https://${API_HOST}`, deployments: this.deployments } : undefined,
    );

  containerLog = () => this.#call('log', () => [...this.log]);

  diff = (deployment: Deployment, concerns: readonly string[]) =>
    this.#call(`diff of ${concerns.join('+')}`, () =>
      concerns.filter((concern) => this.stacks.get(concern) !== JSON.stringify(deployment)).join(', '),
    );

  deploy = (deployment: Deployment, concerns: readonly string[]) =>
    this.#call(`deploy of ${concerns.join('+')}`, async () => {
      for (const concern of concerns) {
        if (concern.startsWith('edge') && deployment.apiHost !== API_HOST)
          throw new Error('the edge has no origin');
        if (concern === 'api' && deployment.release) await this.#run(deployment);
        this.stacks.set(concern, JSON.stringify(deployment));
      }
    });

  pushImage = (service: string) =>
    this.#call('push', () => {
      if (!this.stacks.has('api')) throw new Error(`there is no ${service}`);
      this.#images += 1;
      return `:${service}.app.${this.#images}`;
    });

  async #run(deployment: Deployment): Promise<void> {
    const { image, task, databaseHost, keyValueStoreArn } = deployment.release!;
    if (databaseHost !== DATABASE_HOST || keyValueStoreArn !== STORE_ARN)
      throw new Error('containers know a wrong place');
    if (namesOf(deployment).containerService !== 'lapidary-api') throw new Error('another service');
    const images = {
      ...(image !== undefined && { api: image, publisher: image, ...(!task && { backup: image }) }),
      ...(task && { [task.program]: task.image }),
    };
    try {
      if (image !== undefined && image !== this.live) await this.#effects.serve(image);
      if (task) {
        await this.#effects.task(task.program, task.image);
        this.log.push(`task ${task.id} is done`);
      }
    } catch (error) {
      this.log.push((error as Error).message);
      this.deployments = [{ state: 'FAILED', images }, ...this.deployments];
      throw new Error('the deployment failed', { cause: error });
    }
    this.deployments = [
      { state: 'ACTIVE', images },
      ...this.deployments.map((each) =>
        each.state === 'ACTIVE' ? { ...each, state: 'INACTIVE' as const } : each,
      ),
    ];
  }
}
