import type { Deployment } from '../infra/deployment.ts';
import type { Account } from './account.ts';

/** What a shop's owner decides; AWS makes up the rest. */
export type ShopSettings = Omit<
  Deployment,
  'apiHost' | 'originSecretVersion' | 'release' | 'account' | 'hostedZoneId'
>;

export interface DeployContext {
  readonly shop: ShopSettings;
  /** Of the source, such as a commit. */
  readonly revision: string;
  readonly account: Account;
  readonly fetch: typeof fetch;
  readonly say: (line: string) => void;
  readonly confirm: (question: string) => Promise<boolean>;
  /** Waits a while between two looks; a test does not. */
  readonly pause: () => Promise<void>;
  /** Learned by the first step. */
  place?: { readonly account: string; readonly hostedZoneId: string };
  /** What shoppers were served by when this began: the name of the image, or null when there was none. */
  before?: string | null;
  /** The image that this deployment is about. */
  image?: string;
}

/** One part of a deployment. Each looks at what is there, so that a deployment may be run again after any failure. */
export interface DeployStep {
  readonly name: string;
  /** What it is going to do, in a line; null when there is nothing to do. */
  plan(context: DeployContext): Promise<string | null>;
  /** @throws saying what is wrong; the shop is then as `undo` leaves it. */
  run(context: DeployContext): Promise<void>;
  /** Puts back what shoppers are served by. */
  undo?(context: DeployContext): Promise<void>;
}
