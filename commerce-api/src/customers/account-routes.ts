import { createRoute } from '@hono/zod-openapi';
import { Account, Profile } from '@lapidary/shared/customers/account';
import { AccountExport } from '@lapidary/shared/customers/account-export';
import { requireCustomer } from '../platform/auth.ts';
import { BEARER, createRouter, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { CUSTOMER, problems } from '../platform/problem-answers.ts';
import { deleteAccount } from './delete-account.ts';
import { deleteIdentities } from './delete-identities.ts';
import { exportAccount } from './export-account.ts';
import { readAccount } from './read-account.ts';
import { saveProfile } from './save-profile.ts';
import { clearCustomerCookies } from './session-routes.ts';

const OWN = { tags: ['Customers'], security: BEARER, middleware: requireCustomer };

const read = createRoute({
  ...OWN,
  method: 'get',
  path: '/account',
  summary: 'Who the access token speaks for, and what they have told the shop',
  responses: {
    200: jsonResponse('The account', Account),
    ...problems(CUSTOMER, { unavailable: 'Cognito does not answer, or the database is away' }),
  },
});

const save = createRoute({
  ...OWN,
  method: 'put',
  path: '/account',
  summary: 'Replace name, phone, language and consent',
  request: { body: jsonBody(Profile) },
  responses: {
    200: jsonResponse('The account', Account),
    ...problems(CUSTOMER, { unavailable: 'Cognito does not answer, or the database is away' }),
  },
});

const exportAll = createRoute({
  ...OWN,
  method: 'get',
  path: '/account/export',
  summary: 'Everything that the shop keeps of the customer, as a file',
  responses: {
    200: jsonResponse('Sent as an attachment', AccountExport),
    ...problems(CUSTOMER, { unavailable: 'Cognito does not answer, or the database is away' }),
  },
});

const remove = createRoute({
  ...OWN,
  method: 'delete',
  path: '/account',
  summary: 'Delete the account',
  description:
    'Orders are kept without the person; profile, addresses, bag and sign-in are deleted. There is no way back. The ' +
    'password must have been proved within the last ten minutes.',
  responses: {
    204: { description: 'The account is gone, and every token of it' },
    ...problems(CUSTOMER, {
      conflict: 'it is a manager’s account',
      recent_sign_in_required: 'sign in again, then ask again',
    }),
  },
});

export function accountRoutes(): Router {
  const router = createRouter();
  router.openapi(read, async (c) => c.json(await readAccount(c.var.services, c.var.actor), 200));
  router.openapi(save, async (c) => {
    return c.json(await saveProfile(c.var.services, c.var.actor, c.req.valid('json')), 200);
  });
  router.openapi(exportAll, async (c) => {
    const account = await exportAccount(c.var.services, c.var.actor);
    const name = `account-${account.exportedAt.slice(0, 10)}.json`;
    c.header('content-disposition', `attachment; filename="${name}"`);
    return c.json(account, 200);
  });
  router.openapi(remove, async (c) => {
    const { services, actor } = c.var;
    await deleteAccount(services, actor);
    // Committed: what Cognito does not do now is done by a later run.
    await deleteIdentities(services).catch((error: unknown) => {
      services.log.warn({ err: error }, 'a Cognito account waits to be deleted');
    });
    clearCustomerCookies(c);
    return c.body(null, 204);
  });
  return router;
}
