import { expect, it } from 'vitest';
import { ownerOf, timeByOwner } from './cpu-profile.ts';

it('says whose code a function is', () => {
  const owner = (url: string, functionName = 'f') => ownerOf({ url, functionName });
  expect(owner('file:///shop/node_modules/a/node_modules/@b/c/lib/d.js')).toBe('@b/c');
  expect(owner('file:///shop/commerce-api/src/bag/quote.ts')).toBe('commerce-api/src/bag/quote.ts');
  expect(owner('node:internal/timers')).toBe('node:internal/timers');
  expect(owner('', '(garbage collector)')).toBe('(garbage collector)');
  expect(owner('', 'parse')).toBe('V8’s own functions');
});

it('adds up the time of samples, and leaves out waiting', () => {
  const node = (id: number, functionName: string, url = '') => ({ id, callFrame: { functionName, url } });
  const times = timeByOwner({
    nodes: [node(1, '(idle)'), node(2, 'f', 'node:events'), node(3, 'g', 'node:events')],
    samples: [1, 2, 3, 1, 2],
    timeDeltas: [500, 10, 20, 500, 30],
  });
  expect([...times]).toEqual([['node:events', 60]]);
});
