import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MEMORY_ENVIRONMENT } from '../../publish/memory-limits.ts';
import { API_MEMORY } from '../../start/api-memory.ts';
import { repo } from '../../start/bootstrap/read-settings.mjs';
import { PRODUCT, RAW } from './api-figures.ts';
import { startTarget, type Target } from './start-target.ts';

/** What a process writes and opens beside listening settles within this. */
const SETTLE_MS = 1_000;

export interface ShopEnvironment {
  databaseUrl: string;
  cognito: { endpoint: string; userPoolId: string; clientId: string };
  /** For logs and compiled code. */
  folder: string;
  profiled?: boolean;
}

/**
 * Settings of the API in production, but without budgets of requests, since all of this load comes from one address, and
 * without an address to send mail from: mail is written with each order, and waits.
 */
const environmentOf = ({ databaseUrl, cognito, folder }: ShopEnvironment): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_ENV: 'production',
  NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
  PORT: '0',
  DATABASE_URL: databaseUrl,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_COGNITO: cognito.endpoint,
  COGNITO_USER_POOL_ID: cognito.userPoolId,
  COGNITO_CLIENT_ID: cognito.clientId,
  SIGNING_KEY: randomBytes(32).toString('base64url'),
  RATE_LIMIT_SCALE: '0',
});

/** Starts a server twice: the second time its code is compiled already, as it is after any restart. */
async function startTwice(program: Parameters<typeof startTarget>[0]): Promise<Target> {
  const first = await startTarget(program);
  await sleep(SETTLE_MS);
  await first.stop();
  return await startTarget(program);
}

/** Starts the API as it runs in production. */
export const startProduct = async (shop: ShopEnvironment): Promise<Target> =>
  await startTwice({
    name: PRODUCT,
    args: [...API_MEMORY, path.join(repo, 'commerce-api/src/main.ts')],
    env: { ...environmentOf(shop), ...MEMORY_ENVIRONMENT },
    logFile: path.join(shop.folder, 'product.log'),
    profiled: shop.profiled ?? false,
  });

/** Starts the yardstick. */
export const startRaw = async (shop: ShopEnvironment): Promise<Target> =>
  await startTwice({
    name: RAW,
    args: [path.join(import.meta.dirname, '../raw-api/main.ts')],
    env: environmentOf(shop),
    logFile: path.join(shop.folder, 'raw.log'),
    profiled: shop.profiled ?? false,
  });
