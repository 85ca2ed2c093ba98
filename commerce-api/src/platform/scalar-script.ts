import { createHash } from 'node:crypto';

/** The JavaScript of Scalar's API reference as one classic script that asks no other origin for anything. */
export interface ScalarScript {
  body: string;
  /** Strong entity tag, quotes included. */
  etag: string;
}

interface Reply {
  header(name: string, value: string): Reply;
  send(body: unknown): Reply;
}
interface Route {
  url: string;
  handler(request: unknown, reply: Reply): unknown;
}
/** As much of Fastify as the plugin uses when the document is given by its address. */
interface RouteRecorder {
  route(route: Route): void;
}
type Plugin = (
  fastify: RouteRecorder,
  options: { routePrefix: string; configuration: { url: string } },
  done: () => void,
) => void;

/**
 * Scalar publishes this bundle in two packages: `@scalar/api-reference`, which brings 240 MB of dependencies, and
 * `@scalar/fastify-api-reference`, whose 5 MB plugin holds the bundle as a string and gives it out by a route only.
 * So the plugin is registered with an object that records its routes, and the route of the script is asked for it.
 * The package is pinned exactly, as none of this is promised; the test of this file says whether it still holds.
 */
async function extractBundle(): Promise<string> {
  const { default: plugin } = (await import('@scalar/fastify-api-reference')) as unknown as {
    default: Plugin;
  };
  const routes: Route[] = [];
  plugin(
    { route: (route) => routes.push(route) },
    { routePrefix: '/', configuration: { url: '/openapi.json' } },
    () => {},
  );
  const script = routes.find(({ url }) => url.endsWith('.js'));
  let body: unknown;
  const reply: Reply = {
    header: () => reply,
    send: (sent) => {
      body = sent;
      return reply;
    },
  };
  script?.handler({}, reply);
  if (typeof body !== 'string')
    throw new Error('@scalar/fastify-api-reference has no route that sends a script');
  return body;
}

/** Its zod tries at once whether it may compile code from strings: the page's policy forbids that, and complains. */
const WITHOUT_EVAL = 'globalThis.__zod_globalConfig = { jitless: true };';

let loaded: Promise<ScalarScript> | undefined;

/** The script, read at the first call: 5 MB that an API nobody reads the documentation of does without. */
export function scalarScript(): Promise<ScalarScript> {
  loaded ??= extractBundle().then((bundle) => {
    const body = `${WITHOUT_EVAL}\n${bundle}`;
    return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
  });
  return loaded;
}
