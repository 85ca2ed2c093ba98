import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { setAnswerHeader } from '../answer-header.ts';
import { AppError } from '../app-error.ts';
import type { HttpEnv } from '../http.ts';
import type { Services } from '../services.ts';
import { BUDGETS, type Budget, budgetOf } from './budgets.ts';
import { clientNetworkOf } from './client-address.ts';
import { DatabaseLimiter } from './database-limiter.ts';
import type { Guard } from './in-one-step.ts';

function createLimiter(
  { database }: Pick<Services, 'database'>,
  { name, requests, seconds, counted }: Budget,
  scale: number,
): RateLimiterAbstract {
  const limits = { keyPrefix: name, points: Math.max(1, Math.round(requests * scale)), duration: seconds };
  const inMemory = new RateLimiterMemory(limits);
  if (counted === 'process') return inMemory;
  return new DatabaseLimiter(database, {
    ...limits,
    // Whoever has used it up costs no statement any more.
    inMemoryBlockOnConsumed: limits.points + 1,
    // A database that is away must not open the door, nor shut it.
    insuranceLimiter: inMemory,
  });
}

/** Neither addresses nor accounts are kept: enough of a hash to tell them apart. */
const keyOf = (kind: string, who: string): string =>
  createHash('sha256').update(`${kind} ${who}`).digest('base64url').slice(0, 22);

async function draw(c: Context<HttpEnv>, limiter: RateLimiterAbstract, key: string): Promise<void> {
  let refused = false;
  const outcome = await limiter.consume(key).catch((reason: unknown) => {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    refused = true;
    return reason;
  });
  const seconds = Math.max(1, Math.ceil(outcome.msBeforeNext / 1000));
  setAnswerHeader(c, 'ratelimit-limit', String(limiter.points));
  setAnswerHeader(c, 'ratelimit-remaining', String(refused ? 0 : outcome.remainingPoints));
  setAnswerHeader(c, 'ratelimit-reset', String(seconds));
  if (!refused) return;
  throw new AppError('rate_limited', `Too many requests; try again in ${seconds} seconds.`, {
    retryAfter: seconds,
  });
}

/**
 * Holds every client to the budgets: each network here, each account when `requireCustomer` or `requireMerchant` has
 * found out whose request it is. Nothing is counted for reads.
 */
export function rateLimit(services: Pick<Services, 'database' | 'settings'>): Guard {
  const scale = services.settings.rateLimitScale;
  if (scale === 0) return () => {};
  const limiters = new Map(BUDGETS.map((budget) => [budget, createLimiter(services, budget, scale)]));
  return (c) => {
    const budget = budgetOf(c.req.method, c.req.path);
    const limiter = budget && limiters.get(budget);
    if (!limiter) return;
    c.set('drawForAccount', (customerId) => draw(c, limiter, keyOf('account', customerId)));
    return draw(c, limiter, keyOf('network', clientNetworkOf(c)));
  };
}
