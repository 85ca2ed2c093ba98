import { createRoute } from '@hono/zod-openapi';
import { AddressList, SaveAddress } from '@lapidary/shared/customers/address';
import { requireCustomer } from '../platform/auth.ts';
import { BEARER, createRouter, idParam, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { CUSTOMER, problems } from '../platform/problem-answers.ts';
import { addAddress } from './add-address.ts';
import { selectAddresses } from './address-rows.ts';
import { deleteAddress } from './delete-address.ts';
import { saveAddress } from './save-address.ts';

const OWN = { tags: ['Customers'], security: BEARER, middleware: requireCustomer };
const list = createRoute({
  ...OWN,
  method: 'get',
  path: '/account/addresses',
  summary: 'The customer’s addresses',
  responses: {
    200: jsonResponse('All of them, oldest first', AddressList),
    ...problems(CUSTOMER),
  },
});

const add = createRoute({
  ...OWN,
  method: 'post',
  path: '/account/addresses',
  summary: 'Keep another address',
  request: { body: jsonBody(SaveAddress) },
  responses: {
    201: jsonResponse('All addresses', AddressList),
    ...problems(CUSTOMER, { conflict: 'there are as many as one may keep' }),
  },
});

const save = createRoute({
  ...OWN,
  method: 'put',
  path: '/account/addresses/{id}',
  summary: 'Replace an address, or make it the default',
  request: { params: idParam, body: jsonBody(SaveAddress) },
  responses: {
    200: jsonResponse('All addresses', AddressList),
    ...problems(CUSTOMER, { not_found: 'no such address, also for somebody else’s' }),
  },
});

const remove = createRoute({
  ...OWN,
  method: 'delete',
  path: '/account/addresses/{id}',
  summary: 'Delete an address',
  request: { params: idParam },
  responses: {
    200: jsonResponse('The addresses that are left', AddressList),
    ...problems(CUSTOMER, { not_found: 'no such address, also for somebody else’s' }),
  },
});

export function addressRoutes(): Router {
  const router = createRouter();
  router.openapi(list, async (c) => {
    const on = { database: c.var.services.database };
    return c.json({ addresses: await selectAddresses(on, c.var.actor.customerId) }, 200);
  });
  router.openapi(add, async (c) => {
    const { services, actor } = c.var;
    return c.json(await addAddress(services, actor.customerId, c.req.valid('json')), 201);
  });
  router.openapi(save, async (c) => {
    const { services, actor } = c.var;
    const which = { customerId: actor.customerId, id: c.req.valid('param').id };
    return c.json(await saveAddress(services, which, c.req.valid('json')), 200);
  });
  router.openapi(remove, async (c) => {
    const { services, actor } = c.var;
    const which = { customerId: actor.customerId, id: c.req.valid('param').id };
    return c.json(await deleteAddress(services, which), 200);
  });
  return router;
}
