import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import type { PageParams, PreviewNote } from '../src/lib/catalog.ts';
import type { QueryGraph } from './query-engine/query-graph.ts';
import { RecordedCatalogReader } from './recorded-reader.ts';
import type { CatalogSnapshot } from './snapshot.ts';

/** The catalog as it would be with a draft published: what the page of that draft asks. */
export class PreviewReader extends RecordedCatalogReader {
  override readonly preview: PreviewNote;
  readonly #snapshot: CatalogSnapshot;
  readonly #draft: PublishedProduct;

  constructor(
    snapshot: CatalogSnapshot,
    graph: QueryGraph,
    { draft, expiresAt }: { draft: PublishedProduct } & PreviewNote,
  ) {
    super(snapshot, graph);
    this.#snapshot = snapshot;
    this.#draft = draft;
    this.preview = { expiresAt };
  }

  /** Puts the draft into the snapshot in place of what is published; its slug is its own, whoever has it now. */
  putDraft(): void {
    const { id, slug } = this.#draft;
    const holder = this.#snapshot.productIdOf(slug);
    if (holder !== null && holder !== id) this.removeProduct(holder);
    this.putProduct(this.#draft, '', 0);
  }

  /** The draft's page alone: what others there are is of no interest, and takes time to find out. */
  override pages<Kind extends keyof PageParams>(kind: Kind): PageParams[Kind][] {
    return (kind === 'product' ? [{ slug: this.#draft.slug }] : []) as PageParams[Kind][];
  }
}
