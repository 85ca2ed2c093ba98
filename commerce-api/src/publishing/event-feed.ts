import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '../platform/services.ts';
import { EventListener } from './event-listener.ts';
import { type EventPosition, formatPosition } from './event-position.ts';
import {
  OVERLAP_MS,
  type PublishingChange,
  type RequestChange,
  readChanges,
  readPosition,
  readRequestChanges,
} from './read-changes.ts';

const POLL_MS = 200;
const AFTER_FAILURE_MS = 1_000;

interface Joining {
  listener: EventListener;
  from: EventPosition | null;
}

/** What of a request was told last. */
const versionOf = ({ state, changedAt }: RequestChange): string => `${changedAt} ${state}`;

/**
 * Tells any number of listeners how publishing goes, by one poll of the database for all of them; none while nobody
 * listens. Every state that lasts longer than a poll is told, some perhaps twice, none out of order.
 */
export class EventFeed {
  readonly #services: Pick<Services, 'database' | 'log'>;
  readonly #listeners = new Set<EventListener>();
  #joining: Joining[] = [];
  #running = false;
  #closed = false;
  #position: EventPosition = { changedAt: 0, releaseId: '' };
  #told = new Map<string, RequestChange>();

  /** @param services.draining ends all listeners. */
  constructor(services: Pick<Services, 'database' | 'log' | 'draining'>) {
    this.#services = services;
    services.draining?.addEventListener('abort', () => this.#close(), { once: true });
    if (services.draining?.aborted) this.#close();
  }

  /** @param from where the listener left off; null for what happens from now on. */
  join(from: EventPosition | null): EventListener {
    const listener = new EventListener();
    if (this.#closed) {
      listener.end();
      return listener;
    }
    this.#joining.push({ listener, from });
    if (!this.#running) {
      this.#running = true;
      void this.#run();
    }
    return listener;
  }

  #close(): void {
    this.#closed = true;
    for (const listener of this.#listeners) listener.end();
    for (const { listener } of this.#joining) listener.end();
  }

  async #run(): Promise<void> {
    let started = false;
    while (this.#hasListeners()) {
      try {
        if (!started) await this.#start();
        started = true;
        await this.#poll();
        await this.#admit();
        await sleep(POLL_MS);
      } catch (error) {
        // The database is away: listeners stay, and hear what they missed as soon as it is back.
        this.#services.log.error({ err: error }, 'the publishing events cannot be read');
        await sleep(AFTER_FAILURE_MS);
      }
    }
    this.#running = false;
  }

  #hasListeners(): boolean {
    for (const listener of this.#listeners) if (listener.ended) this.#listeners.delete(listener);
    this.#joining = this.#joining.filter(({ listener }) => !listener.ended);
    return this.#listeners.size + this.#joining.length > 0;
  }

  async #start(): Promise<void> {
    const on = { database: this.#services.database };
    this.#position = await readPosition(on);
    const changes = await readRequestChanges(on, this.#position.changedAt - OVERLAP_MS);
    this.#told = new Map(changes.map((change) => [change.id, change]));
  }

  /** Brings newcomers up to date. After a poll, so that nothing older is told after something newer. */
  async #admit(): Promise<void> {
    const on = { database: this.#services.database };
    while (this.#joining.length > 0) {
      const { listener, from } = this.#joining[0]!;
      if (from) {
        const changes = await readRequestChanges(on, from.changedAt - OVERLAP_MS);
        const missed = await readChanges(on, changes, from.releaseId);
        let position = from;
        for (const change of missed) {
          position = advance(position, change);
          listener.push({ ...serialise(change), id: formatPosition(position) });
        }
      }
      listener.open();
      this.#listeners.add(listener);
      this.#joining.shift();
    }
  }

  async #poll(): Promise<void> {
    const on = { database: this.#services.database };
    const recent = await readRequestChanges(on, this.#position.changedAt - OVERLAP_MS);
    const changed = recent.filter((change) => {
      const told = this.#told.get(change.id);
      return !told || versionOf(told) !== versionOf(change);
    });
    for (const change of await readChanges(on, changed, this.#position.releaseId)) {
      this.#position = advance(this.#position, change);
      const event = { ...serialise(change), id: formatPosition(this.#position) };
      for (const listener of this.#listeners) listener.push(event);
    }
    this.#told = new Map(recent.map((change) => [change.id, change]));
  }
}

const serialise = ({ event, data }: PublishingChange) => ({ event, data: JSON.stringify(data) });

const advance = (position: EventPosition, change: PublishingChange): EventPosition => ({
  changedAt: Math.max(position.changedAt, change.changedAt),
  releaseId: change.event === 'release' ? change.data.id : position.releaseId,
});
