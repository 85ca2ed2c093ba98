import { type Executor, execute, inList, select, selectOne } from '../platform/sql.ts';

/** What a release shows of a product: a revision, or null when it is not on the shop. */
export interface ReleaseContent {
  productId: string;
  revisionId: string | null;
}

const BATCH = 200;

/** Records what a release shows of the products that it took in, in the transaction that records the release. */
export async function writeReleaseContents(
  on: Executor,
  releaseId: string,
  contents: readonly ReleaseContent[],
): Promise<void> {
  for (let start = 0; start < contents.length; start += BATCH) {
    const batch = contents.slice(start, start + BATCH);
    const values = batch.map((_, index) => `($p${index}, $releaseId, $r${index})`).join(', ');
    const bind = Object.fromEntries(
      batch.flatMap(({ productId, revisionId }, index) => [
        [`p${index}`, productId],
        [`r${index}`, revisionId],
      ]),
    );
    await execute(on, `INSERT INTO release_products (product_id, release_id, revision_id) VALUES ${values}`, {
      ...bind,
      releaseId,
    });
  }
}

/** The revisions that the newest release shows, by product. */
export async function latestContents(on: Executor): Promise<Map<string, string>> {
  const rows = await select<{ product_id: string; revision_id: string | null }>(
    on,
    'SELECT product_id, revision_id FROM release_products ORDER BY release_id',
  );
  const latest = new Map(rows.map((row) => [row.product_id, row.revision_id]));
  return new Map([...latest].filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Ids of products that publish requests name which no release has answered yet. */
async function waitingProducts(on: Executor): Promise<string[]> {
  const rows = await select<{ product_ids_json: string | null }>(
    on,
    "SELECT product_ids_json FROM publish_requests WHERE state NOT IN ('live', 'failed')",
  );
  return rows.flatMap(({ product_ids_json }) => JSON.parse(product_ids_json ?? '[]') as string[]);
}

/**
 * Products that the requests name which were answered by releases after the given one; null when one of them may have
 * changed anything, or the release is not recorded.
 */
export async function productsPublishedSince(on: Executor, releaseId: string): Promise<string[] | null> {
  if (!(await selectOne(on, 'SELECT id FROM releases WHERE id = $releaseId', { releaseId }))) return null;
  const rows = await select<{ product_ids_json: string | null }>(
    on,
    'SELECT product_ids_json FROM publish_requests WHERE release_id > $releaseId',
    { releaseId },
  );
  if (rows.some((row) => row.product_ids_json === null)) return null;
  return [...new Set(rows.flatMap((row) => JSON.parse(row.product_ids_json!) as string[]))];
}

/** Products that have changed on the shop since a release, with what that release showed of them; in order of id. */
export async function contentsSince(on: Executor, releaseId: string): Promise<ReleaseContent[]> {
  const later = await select<{ product_id: string }>(
    on,
    'SELECT DISTINCT product_id FROM release_products WHERE release_id > $releaseId',
    { releaseId },
  );
  const ids = [
    ...new Set([...later.map(({ product_id }) => product_id), ...(await waitingProducts(on))]),
  ].sort();
  const contents: ReleaseContent[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const list = inList('id', batch);
    const rows = await select<{ product_id: string; revision_id: string | null }>(
      on,
      `SELECT product_id, revision_id FROM release_products
       WHERE product_id IN (${list.sql}) AND release_id <= $releaseId ORDER BY release_id`,
      { ...list.bind, releaseId },
    );
    const shown = new Map(rows.map((row) => [row.product_id, row.revision_id]));
    contents.push(...batch.map((productId) => ({ productId, revisionId: shown.get(productId) ?? null })));
  }
  return contents;
}
