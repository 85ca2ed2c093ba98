import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { EventFeed } from './event-feed.ts';
import { parsePosition } from './event-position.ts';

/** CloudFront gives up on an origin that says nothing for 30 seconds. */
const HEARTBEAT_MS = 15_000;

const eventsRoute = createRoute({
  tags: ['Publishing'],
  middleware: requireMerchant,
  security: BEARER,
  method: 'get',
  path: '/admin/publishing/events',
  summary: 'Follow publishing as it happens',
  description: `Server-sent events. \`request\`: a publish request has come to another state; the data is a
PublishRequest. \`release\`: a release is live; the data is a Release. With \`Last-Event-ID\`, what has changed since is
told first; something may be told twice. A comment is sent when the stream begins and
when there was nothing else for ${HEARTBEAT_MS / 1000} seconds. The stream ends with the
access token: open it again with the next one.`,
  request: { headers: z.object({ 'last-event-id': z.string().max(100).optional() }) },
  responses: {
    200: {
      description: 'Events',
      content: {
        'text/event-stream': { schema: z.string().openapi({ example: ': ready\n\n' }) },
      },
    },
    ...problems(MERCHANT),
  },
});

export function eventRoutes(): Router {
  const router = createRouter();
  let feed: EventFeed | undefined;
  router.openapi(eventsRoute, (c) => {
    feed ??= new EventFeed(c.var.services);
    const listener = feed.join(parsePosition(c.req.valid('header')['last-event-id']));
    const expiry = setTimeout(() => listener.end(), c.var.actor.expiresAt.getTime() - Date.now());
    const response = streamSSE(c, async (stream) => {
      stream.onAbort(() => listener.end());
      for (;;) {
        const event = await listener.next(HEARTBEAT_MS);
        if (event === null) break;
        if (typeof event === 'string') await stream.write(`: ${event}\n\n`);
        else await stream.writeSSE(event);
      }
      clearTimeout(expiry);
    });
    response.headers.set('cache-control', 'no-store');
    return response;
  });
  return router;
}
