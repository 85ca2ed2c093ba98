import { ProductDocument } from '@lapidary/shared/catalog/product';
import { AppError } from '../platform/app-error.ts';
import { type Executor, selectOne } from '../platform/sql.ts';

/** A document as it was published. */
export interface Revision {
  id: string;
  /** Version of the draft that was published. */
  version: number;
  document: ProductDocument;
}

/** @throws AppError `conflict` when it is no longer there. */
export async function readRevision(on: Executor, id: string): Promise<Revision> {
  const row = await selectOne<{ version: number; document_json: string }>(
    on,
    'SELECT version, document_json FROM product_revisions WHERE id = $id',
    { id },
  );
  if (!row) throw new AppError('conflict', `The revision ${id} is no longer there.`);
  return { id, version: row.version, document: ProductDocument.parse(JSON.parse(row.document_json)) };
}
