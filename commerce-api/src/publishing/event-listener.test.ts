import { describe, expect, it } from 'vitest';
import { EventListener, type SentEvent } from './event-listener.ts';

const event = (id: number): SentEvent => ({ id: String(id), event: 'request', data: '{}' });

describe('EventListener', () => {
  it('tells everything in order, and when there is nothing to tell', async () => {
    const listener = new EventListener();
    listener.push(event(1));
    listener.push(event(2));
    listener.open();
    expect([await listener.next(1), await listener.next(1), await listener.next(1)]).toEqual([
      'open',
      event(1),
      event(2),
    ]);
    expect(await listener.next(1)).toBe('quiet');
  });

  it('tells at once what comes while somebody waits', async () => {
    const listener = new EventListener();
    const next = listener.next(60_000);
    listener.push(event(1));
    expect(await next).toEqual(event(1));
  });

  it('ends, also for who waits', async () => {
    const listener = new EventListener();
    const next = listener.next(60_000);
    listener.end();
    expect(await next).toBeNull();
    expect(await listener.next(60_000)).toBeNull();
  });

  it('lets go of who reads too slowly', () => {
    const listener = new EventListener();
    for (let id = 0; id < 10_000 && !listener.ended; id += 1) listener.push(event(id));
    expect(listener.ended).toBe(true);
  });
});
