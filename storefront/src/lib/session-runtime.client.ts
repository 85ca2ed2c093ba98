import type { Runtime } from '@lapidary/shared/runtime';
import { request } from './api-client.client.ts';

let loaded: Promise<Runtime> | null = null;

/**
 * `/runtime.json`, asked for once per page; a failed attempt is forgotten, so the next call tries again.
 * @throws BackendUnreachable
 */
export function runtime(): Promise<Runtime> {
  loaded ??= request<Runtime>('GET', '/runtime.json').catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}
