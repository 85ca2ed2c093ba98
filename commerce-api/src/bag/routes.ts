import { createRoute } from '@hono/zod-openapi';
import { AddBagLine, Bag, ChangeBagLine, ChangeGiftNote } from '@lapidary/shared/bag/bag';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import {
  createRouter,
  type HttpEnv,
  idParam,
  jsonBody,
  jsonResponse,
  type Router,
} from '../platform/http.ts';
import { problems, SAME_ORIGIN } from '../platform/problem-answers.ts';
import { sameOrigin } from '../platform/same-origin.ts';
import { addBagLine } from './add-bag-line.ts';
import { BAG_COOKIE, bagCookieOptions, parseBagId } from './bag-id.ts';
import { changeBagLine } from './change-bag-line.ts';
import { changeGiftNote } from './change-gift-note.ts';
import { readBag } from './read-bag.ts';
import { removeBagLine } from './remove-bag-line.ts';

const bagIdOf = (c: Context<HttpEnv>): string | undefined => parseBagId(getCookie(c, BAG_COOKIE));

const read = createRoute({
  method: 'get',
  path: '/bag',
  tags: ['Bag'],
  summary: 'The visitor’s bag, with live prices and stock',
  responses: {
    200: jsonResponse('The bag; empty for a visitor without one', Bag),
  },
});

const add = createRoute({
  method: 'post',
  path: '/bag/lines',
  tags: ['Bag'],
  summary: 'Put units of a variant into the bag, on top of what it holds',
  middleware: sameOrigin,
  request: { body: jsonBody(AddBagLine) },
  responses: {
    201: jsonResponse('The whole bag; its id is in the cookie `lapidary_bag`', Bag),
    ...problems(SAME_ORIGIN, {
      not_found: 'the variant is not for sale',
      out_of_stock: '`lines` says what there is',
      conflict: 'the bag is full',
    }),
  },
});

const change = createRoute({
  method: 'patch',
  path: '/bag/lines/{id}',
  tags: ['Bag'],
  summary: 'Set the quantity of a line',
  middleware: sameOrigin,
  request: { params: idParam, body: jsonBody(ChangeBagLine) },
  responses: {
    200: jsonResponse('The whole bag', Bag),
    ...problems(SAME_ORIGIN, { not_found: 'this bag has no such line' }, 'out_of_stock'),
  },
});

const giftNote = createRoute({
  method: 'put',
  path: '/bag/gift-note',
  tags: ['Bag'],
  summary: 'Set the gift note; an empty one takes it away',
  middleware: sameOrigin,
  request: { body: jsonBody(ChangeGiftNote) },
  responses: {
    200: jsonResponse('The whole bag', Bag),
    ...problems(SAME_ORIGIN, { bag_empty: 'there is no bag yet' }),
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/bag/lines/{id}',
  tags: ['Bag'],
  summary: 'Take a line out of the bag',
  middleware: sameOrigin,
  request: { params: idParam },
  responses: {
    200: jsonResponse('The whole bag', Bag),
    ...problems(SAME_ORIGIN, { not_found: 'this bag has no such line' }),
  },
});

export function bagRoutes(): Router {
  const router = createRouter();
  router.openapi(read, async (c) => {
    const { database } = c.get('services');
    return c.json(await readBag({ database }, bagIdOf(c)), 200);
  });
  router.openapi(add, async (c) => {
    const services = c.get('services');
    const { bagId, bag } = await addBagLine(services, { ...c.req.valid('json'), bagId: bagIdOf(c) });
    setCookie(c, BAG_COOKIE, bagId, bagCookieOptions(services.settings));
    return c.json(bag, 201);
  });
  router.openapi(change, async (c) => {
    const input = { bagId: bagIdOf(c), lineId: c.req.valid('param').id, ...c.req.valid('json') };
    return c.json(await changeBagLine(c.get('services'), input), 200);
  });
  router.openapi(giftNote, async (c) => {
    const input = { bagId: bagIdOf(c), ...c.req.valid('json') };
    return c.json(await changeGiftNote(c.get('services'), input), 200);
  });
  router.openapi(remove, async (c) => {
    const input = { bagId: bagIdOf(c), lineId: c.req.valid('param').id };
    return c.json(await removeBagLine(c.get('services'), input), 200);
  });
  return router;
}
