/** US dollars, lists of AWS for Asia Pacific (2026, as we know them): compare before you order. */
export const PRICES = {
  edgeRequest: 0.012 / 10_000,
  edgeGigabyte: 0.12,
  shieldRequest: 0.009 / 10_000,
  functionCall: 0.1 / 1_000_000,
  storeRead: 0.03 / 1_000_000,
  firewallRequest: 0.6 / 1_000_000,
  bucketRead: 0.0004 / 1_000,
  bucketWrite: 0.005 / 1_000,
  bucketGigabyte: 0.025,
  logGigabyte: 0.7,
} as const;

/** Of CloudFront, each month. */
export const FREE = { edgeRequests: 10_000_000, edgeGigabytes: 1_000, functionCalls: 2_000_000 } as const;

export interface Node {
  readonly name: string;
  /** Of one processor. */
  readonly share: number;
  readonly dollars: number;
}

/** Lightsail's containers. */
export const NODES: readonly Node[] = [
  { name: 'micro', share: 0.25, dollars: 10 },
  { name: 'small', share: 0.5, dollars: 25 },
  { name: 'medium', share: 1, dollars: 50 },
  { name: 'large', share: 2, dollars: 100 },
  { name: 'xlarge', share: 4, dollars: 200 },
];

export interface DatabasePlan {
  readonly name: string;
  readonly gigabytes: number;
  /** With a standby. */
  readonly dollars: number;
}

/** Lightsail's databases, and what comes after them. */
export const DATABASES: readonly DatabasePlan[] = [
  { name: 'micro HA', gigabytes: 40, dollars: 30 },
  { name: 'small HA', gigabytes: 80, dollars: 60 },
  { name: 'medium HA', gigabytes: 120, dollars: 120 },
  { name: 'large HA', gigabytes: 240, dollars: 230 },
  { name: 'Aurora, 2 × db.r6g.large', gigabytes: 128_000, dollars: 460 },
];
