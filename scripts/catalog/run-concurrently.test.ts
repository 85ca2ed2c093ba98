import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runConcurrently } from './run-concurrently.ts';

describe('running work concurrently', () => {
  it('does every item once, never more than the limit at a time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(5), { maxLength: 30 }),
        fc.integer({ min: 1, max: 6 }),
        async (items, limit) => {
          const done: number[] = [];
          let running = 0;
          await runConcurrently([...items.keys()], limit, async (index) => {
            running += 1;
            expect(running).toBeLessThanOrEqual(limit);
            for (let turn = 0; turn < items[index]!; turn += 1) await Promise.resolve();
            running -= 1;
            done.push(index);
          });
          expect(done.toSorted((a, b) => a - b)).toEqual([...items.keys()]);
        },
      ),
    );
  });

  it('ends with the first error, after what is under way', async () => {
    const settled: number[] = [];
    const work = runConcurrently([1, 2, 3, 4, 5, 6], 2, async (item) => {
      await Promise.resolve();
      if (item === 1) throw new Error('no');
      await new Promise((resolve) => setImmediate(resolve));
      settled.push(item);
    });
    await expect(work).rejects.toThrow('no');
    expect(settled).toEqual([2]);
  });
});
