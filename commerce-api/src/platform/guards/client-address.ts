import { isIPv6 } from 'node:net';
import type { Context } from 'hono';
import type { HttpEnv } from '../http.ts';

interface NodeBindings {
  incoming?: { socket?: { remoteAddress?: string } };
}

/** The first four groups of an IPv6 address: what a provider gives to one customer. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/**
 * Picks the address of the client from what is known about a request.
 * @param forwardedFor `X-Forwarded-For`, when it comes from proxies of ours
 * @param hops how many of them have added to it
 */
export function clientNetwork(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  hops: number,
): string {
  const named = forwardedFor?.split(',').map((entry) => entry.trim());
  // A client can write what it likes at the front; each proxy adds whom it saw to the end.
  const seen = named?.at(-hops);
  return networkOf(seen || socketAddress || 'unknown');
}

/**
 * The network that a request comes from: an IPv4 address, or the /64 of an IPv6 one. `X-Forwarded-For` counts only
 * when the edge has proved itself (`requireOriginSecret`).
 */
export function clientNetworkOf(c: Context<HttpEnv>): string {
  const { originSecrets, forwardedHops } = c.var.services.settings;
  const forwardedFor = originSecrets.length > 0 ? c.req.header('x-forwarded-for') : undefined;
  const { incoming } = (c.env ?? {}) as NodeBindings;
  return clientNetwork(incoming?.socket?.remoteAddress, forwardedFor, forwardedHops);
}
