const AT_ONCE = 16;

/**
 * Runs `work` on every item as they come, sixteen at a time. After a failure no further item is begun; it is thrown when
 * none is under way any more.
 */
export async function inParallel<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = (async function* () {
    yield* items;
  })();
  const failures: unknown[] = [];
  const workers = Array.from({ length: AT_ONCE }, async () => {
    try {
      for (;;) {
        const next = await queue.next();
        if (next.done || failures.length > 0) return;
        await work(next.value);
      }
    } catch (error) {
      failures.push(error);
    }
  });
  await Promise.all(workers);
  await queue.return();
  if (failures.length > 0) throw failures[0];
}

/** Results in the order of the items. */
export async function mapInParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  await inParallel(items.entries(), async ([index, item]) => {
    results[index] = await work(item);
  });
  return results;
}
