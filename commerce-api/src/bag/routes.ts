import { createRoute, z } from '@hono/zod-openapi';
import { AddBagLine, Bag, ChangeBagLine, ChangeGiftNote } from '@lapidary/shared/bag/bag';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import {
  createRouter,
  type HttpEnv,
  jsonBody,
  jsonResponse,
  problemResponse,
  type Router,
} from '../platform/http.ts';
import { sameOrigin } from '../platform/same-origin.ts';
import { addBagLine } from './add-bag-line.ts';
import { BAG_COOKIE, bagCookieOptions, parseBagId } from './bag-id.ts';
import { changeBagLine } from './change-bag-line.ts';
import { changeGiftNote } from './change-gift-note.ts';
import { readBag } from './read-bag.ts';
import { removeBagLine } from './remove-bag-line.ts';

const NO_STORE = { 'cache-control': 'no-store' };

const bagIdOf = (c: Context<HttpEnv>): string | undefined => parseBagId(getCookie(c, BAG_COOKIE));
const lineParams = z.object({ id: z.string().min(1).max(40) });

const read = createRoute({
  method: 'get',
  path: '/bag',
  tags: ['Bag'],
  summary: 'The visitor’s bag, with live prices and stock',
  responses: { 200: jsonResponse('The bag; empty for a visitor without one', Bag) },
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
    400: problemResponse('`invalid_request`'),
    403: problemResponse('`forbidden`: sent by a page of another site'),
    404: problemResponse('`not_found`: the variant is not for sale'),
    409: problemResponse('`out_of_stock` with `lines`, or `conflict`: the bag is full'),
  },
});

const change = createRoute({
  method: 'patch',
  path: '/bag/lines/{id}',
  tags: ['Bag'],
  summary: 'Set the quantity of a line',
  middleware: sameOrigin,
  request: { params: lineParams, body: jsonBody(ChangeBagLine) },
  responses: {
    200: jsonResponse('The whole bag', Bag),
    400: problemResponse('`invalid_request`'),
    403: problemResponse('`forbidden`: sent by a page of another site'),
    404: problemResponse('`not_found`: this bag has no such line'),
    409: problemResponse('`out_of_stock` with `lines`'),
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
    400: problemResponse('`invalid_request`'),
    403: problemResponse('`forbidden`: sent by a page of another site'),
    409: problemResponse('`bag_empty`: there is no bag yet'),
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/bag/lines/{id}',
  tags: ['Bag'],
  summary: 'Take a line out of the bag',
  middleware: sameOrigin,
  request: { params: lineParams },
  responses: {
    200: jsonResponse('The whole bag', Bag),
    403: problemResponse('`forbidden`: sent by a page of another site'),
    404: problemResponse('`not_found`: this bag has no such line'),
  },
});

export function bagRoutes(): Router {
  const router = createRouter();
  router.openapi(read, async (c) => {
    const { services } = c.var;
    return c.json(await readBag(services, { database: services.database }, bagIdOf(c)), 200, NO_STORE);
  });
  router.openapi(add, async (c) => {
    const { services } = c.var;
    const { bagId, bag } = await addBagLine(services, { ...c.req.valid('json'), bagId: bagIdOf(c) });
    setCookie(c, BAG_COOKIE, bagId, bagCookieOptions(services.settings));
    return c.json(bag, 201, NO_STORE);
  });
  router.openapi(change, async (c) => {
    const input = { bagId: bagIdOf(c), lineId: c.req.valid('param').id, ...c.req.valid('json') };
    return c.json(await changeBagLine(c.var.services, input), 200, NO_STORE);
  });
  router.openapi(giftNote, async (c) => {
    const input = { bagId: bagIdOf(c), ...c.req.valid('json') };
    return c.json(await changeGiftNote(c.var.services, input), 200, NO_STORE);
  });
  router.openapi(remove, async (c) => {
    const input = { bagId: bagIdOf(c), lineId: c.req.valid('param').id };
    return c.json(await removeBagLine(c.var.services, input), 200, NO_STORE);
  });
  return router;
}
