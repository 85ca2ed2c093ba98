import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogBuffer, type LogEvent } from './log-buffer.ts';
import { LogShipper, type LogSink, RejectedBatch } from './log-shipper.ts';

const MIB = 1_048_576;
const DAY_MS = 24 * 60 * 60 * 1000;
const bytesOf = (events: readonly LogEvent[]): number =>
  events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0);

describe('a log buffer', () => {
  it('gives batches that CloudWatch takes, whatever is written and however the clock jumps', () => {
    const line = fc.record({
      size: fc.oneof(fc.nat(300), fc.constantFrom(100_000, 400_000)),
      jump: fc.constantFrom(0, 1, 1, 1, -600_000, 600_000, DAY_MS),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const buffer = new LogBuffer(100 * MIB);
        let now = 1_000_000_000_000;
        for (const { size, jump } of lines) {
          now += jump;
          buffer.add('é'.repeat(size), now);
        }
        let seen = 0;
        let last = 0;
        while (!buffer.isEmpty) {
          const batch = buffer.peekBatch();
          expect(batch.length).toBeGreaterThan(0);
          expect(bytesOf(batch)).toBeLessThanOrEqual(MIB);
          expect(batch.at(-1)!.timestamp - batch[0]!.timestamp).toBeLessThanOrEqual(DAY_MS);
          for (const { timestamp } of batch) {
            expect(timestamp).toBeGreaterThanOrEqual(last);
            last = timestamp;
          }
          seen += batch.length;
          buffer.remove(batch.length);
        }
        expect([seen, buffer.bytes]).toEqual([lines.length, 0]);
      }),
    );
  });

  it('puts at most 10,000 events into a batch', () => {
    const buffer = new LogBuffer();
    for (let line = 0; line < 10_001; line += 1) buffer.add('x');
    expect(buffer.holdsBatch).toBe(true);
    expect(buffer.peekBatch()).toHaveLength(10_000);
  });
});

/** Remembers what it takes; fails as often as it is told. */
function createSink(): LogSink & { taken: string[]; failures: number; reject: boolean; requests: number } {
  const sink = {
    taken: [] as string[],
    failures: 0,
    reject: false,
    requests: 0,
    async put(events: readonly LogEvent[]): Promise<void> {
      sink.requests += 1;
      await sleep(1);
      if (sink.reject) throw new RejectedBatch('no');
      if (sink.failures > 0) {
        sink.failures -= 1;
        throw new Error('throttled');
      }
      sink.taken.push(...events.map(({ message }) => message));
    },
  };
  return sink;
}

const QUICK = { lingerMs: 5, pauseMs: 2, maxPauseMs: 10 };

describe('a log shipper', () => {
  it('sends lines together, in order, and again until they arrive', async () => {
    const sink = createSink();
    sink.failures = 3;
    const shipper = new LogShipper(sink, QUICK);
    const lines = Array.from({ length: 500 }, (_, index) => `line ${index}`);
    for (const line of lines) shipper.write(`${line}\n`);
    expect(sink.requests).toBe(0);
    await shipper.flush(5_000);
    expect(sink.taken).toEqual(lines);
    expect(sink.requests).toBe(4);
    expect(shipper.lost).toBe(0);
  });

  it('drops what does not fit, counts it, and tells once it gets through', async () => {
    const sink = createSink();
    sink.failures = Number.POSITIVE_INFINITY;
    const shipper = new LogShipper(sink, { ...QUICK, bufferBytes: 100 * 36 });
    for (let index = 0; index < 250; index += 1) shipper.write(`line ${index}`.padEnd(10));
    expect(shipper.lost).toBeGreaterThanOrEqual(100);
    const { lost } = shipper;
    await shipper.flush(20);
    expect(sink.taken).toEqual([]);
    sink.failures = 0;
    await shipper.flush(5_000);
    const report = JSON.parse(sink.taken.at(-1)!) as { droppedLogEvents: number };
    expect(report.droppedLogEvents).toBe(lost);
    expect(sink.taken).toHaveLength(250 - lost + 1);
    expect(shipper.lost).toBe(lost);
  });

  it('counts a batch that will never be taken, and goes on', async () => {
    const sink = createSink();
    sink.reject = true;
    const shipper = new LogShipper(sink, QUICK);
    shipper.write('poison');
    await sleep(50);
    sink.reject = false;
    shipper.write('good');
    await shipper.flush(5_000);
    expect(sink.taken).toContain('good');
    expect(shipper.lost).toBeGreaterThanOrEqual(1);
  });

  it('ends a flush when its time is over', async () => {
    const sink = createSink();
    sink.failures = Number.POSITIVE_INFINITY;
    const shipper = new LogShipper(sink, QUICK);
    shipper.write('never');
    await shipper.flush(30);
    expect(sink.taken).toEqual([]);
    sink.failures = 0;
  });
});
