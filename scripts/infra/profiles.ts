import { z } from 'zod';

export type ProfileName = z.infer<typeof ProfileName>;
export const ProfileName = z.enum(['small', 'standard']);

/** US dollars a month of one node of a container service (Lightsail's price list). */
const CONTAINER_PRICES = { nano: 7, micro: 10, small: 25, medium: 50 } as const;

/** US dollars a month of a managed MySQL (Lightsail's price list). */
const DATABASE_PRICES = { micro_2_0: 15, micro_ha_2_0: 30, small_2_0: 30, small_ha_2_0: 60 } as const;

const FREE_ALARMS = 10;

/** How big a shop's stacks are. */
export interface Profile {
  readonly name: ProfileName;
  readonly containers: { readonly power: keyof typeof CONTAINER_PRICES; readonly scale: number };
  /** `_ha_` is a synchronous standby in another zone. */
  readonly databaseBundle: keyof typeof DATABASE_PRICES;
  readonly firewall: boolean;
  /** Hit rate and origin latency, which CloudFront measures for a fee. */
  readonly edgeMetrics: boolean;
  /** Route 53 asks the shop's health from outside. */
  readonly healthCheck: boolean;
  /** CloudWatch alarms that the stacks create; a test counts them. */
  readonly alarms: number;
  /** US dollars a month; warnings go out at 50, 80 and 100 %. */
  readonly budget: number;
}

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  /** One node and no standby: a restart or a lost zone is downtime. */
  small: {
    name: 'small',
    containers: { power: 'nano', scale: 1 },
    databaseBundle: 'micro_2_0',
    firewall: false,
    edgeMetrics: false,
    healthCheck: false,
    alarms: 10,
    budget: 40,
  },
  standard: {
    name: 'standard',
    containers: { power: 'micro', scale: 2 },
    databaseBundle: 'micro_ha_2_0',
    firewall: true,
    edgeMetrics: true,
    healthCheck: true,
    alarms: 14,
    budget: 90,
  },
};

export interface CostLine {
  readonly service: string;
  readonly basis: string;
  /** US dollars a month. */
  readonly dollars: number;
}

/** What a profile costs a month below 100,000 requests, where CloudFront, S3, Lambda and Cognito are within free tiers. */
export function costsOf(profile: Profile): CostLine[] {
  const { power, scale } = profile.containers;
  const paidAlarms = Math.max(0, profile.alarms - FREE_ALARMS);
  const lines: (CostLine | false)[] = [
    {
      service: 'Lightsail containers',
      basis: `${power} × ${scale}`,
      dollars: CONTAINER_PRICES[power] * scale,
    },
    {
      service: 'Lightsail MySQL',
      basis: profile.databaseBundle,
      dollars: DATABASE_PRICES[profile.databaseBundle],
    },
    { service: 'Secrets Manager', basis: '4 secrets, 1 of them in two regions, $0.40 each', dollars: 2 },
    { service: 'Route 53', basis: '1 zone', dollars: 0.5 },
    profile.healthCheck && { service: 'Route 53 health check', basis: 'HTTPS, $0.50 + $1', dollars: 1.5 },
    profile.firewall && { service: 'WAF', basis: '1 list of $5, 3 rules of $1', dollars: 8 },
    profile.edgeMetrics && { service: 'CloudFront metrics', basis: '8 × $0.30', dollars: 2.4 },
    paidAlarms > 0 && {
      service: 'CloudWatch alarms',
      basis: `${profile.alarms}, ${FREE_ALARMS} of them free, $0.10 each`,
      dollars: paidAlarms * 0.1,
    },
  ];
  return lines.filter((line) => line !== false);
}

/** US dollars a month. */
export const monthlyCost = (profile: Profile): number =>
  costsOf(profile).reduce((sum, { dollars }) => sum + Math.round(dollars * 100), 0) / 100;
