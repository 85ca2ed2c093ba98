import { expect, it } from 'vitest';
import { clientNetwork } from './client-address.ts';

it.each([
  ['198.51.100.7', undefined, 1, '198.51.100.7'],
  ['::ffff:198.51.100.7', undefined, 1, '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', undefined, 1, '2001:db8:1:2'],
  ['2001:DB8::1', undefined, 1, '2001:db8:0:0'],
  ['::1', undefined, 1, '0:0:0:0'],
  [undefined, undefined, 1, 'unknown'],
  ['10.0.0.1', '203.0.113.5', 1, '203.0.113.5'],
  ['10.0.0.1', 'forged, 203.0.113.5', 1, '203.0.113.5'],
  ['10.0.0.1', 'forged, 203.0.113.5, 130.176.1.1', 2, '203.0.113.5'],
  ['10.0.0.1', '203.0.113.5', 2, '10.0.0.1'],
])('takes %s with X-Forwarded-For %s behind %i proxies for %s', (socket, forwarded, hops, network) => {
  expect(clientNetwork(socket, forwarded, hops)).toBe(network);
});
