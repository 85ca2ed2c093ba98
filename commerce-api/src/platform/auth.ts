import type { Role } from '@lapidary/shared/people/role';
import type { Context, MiddlewareHandler } from 'hono';
import { AppError } from './app-error.ts';
import type { AccessToken } from './aws/access-token.ts';
import type { HttpEnv } from './http.ts';
import { requireCurrentSession } from './session-cutoffs.ts';

async function bearerOf(c: Context<HttpEnv>): Promise<AccessToken | undefined> {
  const header = c.req.header('authorization');
  if (header === undefined) return undefined;
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1];
  if (!token) throw new AppError('unauthenticated', 'The Authorization header holds no access token.');
  const accessToken = await c.get('services').accessTokens.verify(token);
  await c.get('drawForAccount')?.(accessToken.customerId);
  return accessToken;
}

/**
 * The signed-in customer of a request that also guests may make; undefined for a guest. Whether they have signed out
 * everywhere since is for the route's own first statement to say (`sessionIsCurrent`), at no cost of another.
 */
export const optionalCustomer = bearerOf;

/** Lets only signed-in customers through. */
export const requireCustomer: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const actor = await bearerOf(c);
  if (!actor) throw new AppError('unauthenticated', 'This needs a signed-in customer.');
  await requireCurrentSession({ database: c.var.services.database }, actor);
  c.set('actor', actor);
  await next();
};

/** Lets those through who have one of the roles. This, and the table of the authorization test, is all there is to roles. */
const requireRole =
  (roles: readonly Role[], refusal: string): MiddlewareHandler<HttpEnv> =>
  async (c, next) => {
    const actor = await bearerOf(c);
    if (!actor) throw new AppError('unauthenticated', 'This needs a signed-in merchant.');
    if (actor.secondFactorMissing) {
      throw new AppError('forbidden', 'Set up your second factor at the desk first.');
    }
    if (!actor.role) throw new AppError('forbidden', 'This account is not a merchant of the shop.');
    if (!roles.includes(actor.role)) throw new AppError('forbidden', refusal);
    await requireCurrentSession({ database: c.var.services.database }, actor);
    c.set('actor', actor);
    await next();
  };

/** Lets merchants through, editors and managers. */
export const requireMerchant = requireRole(['editor', 'manager'], '');

/** Lets managers through. */
export const requireManager = requireRole(['manager'], 'Only a manager of the shop may do this.');
