import { DatabaseSync } from 'node:sqlite';
import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { productPath } from '@lapidary/shared/page-paths';
import type { KeptRenderer } from './kept-renderer.ts';
import { PreviewReader } from './preview-reader.ts';
import { GRAPH_SCHEMA, QueryGraph } from './query-engine/query-graph.ts';
import type { RecordedCatalogReader } from './recorded-reader.ts';
import type { CatalogSnapshot } from './snapshot.ts';

/**
 * Renders a draft's page as publishing it would, and leaves no trace: the draft is put into the snapshot in a
 * transaction that is rolled back, and what the page asks is recorded in a graph that is thrown away. Nothing else may
 * use snapshot or renderer meanwhile.
 * @param preview.expiresAt ISO date and time, for the banner.
 * @param preview.refresh brings the snapshot up to date for this one rendering.
 * @throws what rendering throws.
 */
export async function renderPreview(
  { snapshot, renderer }: { snapshot: CatalogSnapshot; renderer: KeptRenderer },
  preview: {
    draft: PublishedProduct;
    expiresAt: string;
    refresh(reader: RecordedCatalogReader): Promise<unknown>;
  },
): Promise<string> {
  const database = new DatabaseSync(':memory:');
  snapshot.begin();
  try {
    database.exec(GRAPH_SCHEMA);
    const reader = new PreviewReader(snapshot, new QueryGraph(database), preview);
    await preview.refresh(reader);
    reader.putDraft();
    const path = productPath(preview.draft.slug);
    const { body } = await renderer.withReader(reader, () => renderer.render(path));
    return body.toString();
  } finally {
    snapshot.rollback();
    database.close();
  }
}
