import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { listen } from '../listen.ts';

/** An application on a port of its own, which disposing of it closes, open connections included. */
export interface ServedApp extends AsyncDisposable {
  /** Without a trailing slash. */
  readonly url: string;
}

/** Serves an application on a free port of 127.0.0.1, for the length of a test. */
export async function serveApp(app: Hono): Promise<ServedApp> {
  const listener = await listen(getRequestListener(app.fetch));
  return { url: `http://127.0.0.1:${listener.port}`, [Symbol.asyncDispose]: listener.close };
}
