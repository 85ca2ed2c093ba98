import { type Executor, select, selectOne } from '../platform/sql.ts';

/** What a release shows of a product, and what the release before showed; null when it was, or is, not on the shop. */
export interface ContentDifference {
  productId: string;
  before: string | null;
  after: string | null;
}

/** Products of which a release shows another revision than the one before, in order of id. @param page.after an id. */
export async function contentDifferences(
  on: Executor,
  releaseId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<ContentDifference[]> {
  const rows = await select<{ product_id: string; revision_id: string | null; before_id: string | null }>(
    on,
    `SELECT c.product_id, c.revision_id,
       (SELECT e.revision_id FROM release_products e
        WHERE e.product_id = c.product_id AND e.release_id < c.release_id
        ORDER BY e.release_id DESC LIMIT 1) AS before_id
     FROM release_products c
     WHERE c.release_id = $releaseId AND c.product_id > $after ORDER BY c.product_id LIMIT $limit`,
    { releaseId, after: after ?? '', limit },
  );
  return rows.map(({ product_id, revision_id, before_id }) => ({
    productId: product_id,
    before: before_id,
    after: revision_id,
  }));
}

/** The release before, or null before the first. */
export async function releaseBefore(on: Executor, releaseId: string): Promise<string | null> {
  const row = await selectOne<{ id: string }>(
    on,
    'SELECT id FROM releases WHERE id < $releaseId ORDER BY id DESC LIMIT 1',
    { releaseId },
  );
  return row?.id ?? null;
}
