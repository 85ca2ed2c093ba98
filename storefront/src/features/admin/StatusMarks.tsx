import type { AdminProductSummary, ProductStatus } from '@lapidary/shared/catalog/admin-product';

const WORDS: Record<ProductStatus, string> = { draft: 'Draft', live: 'Live', archived: 'Archived' };

/** Whether shoppers see the product, and whether they see all of it. */
export function StatusMarks({
  status,
  hasUnpublishedChanges,
}: Pick<AdminProductSummary, 'status' | 'hasUnpublishedChanges'>) {
  return (
    <span className="admin-marks">
      <span className={`admin-mark admin-mark-${status}`}>{WORDS[status]}</span>
      {status === 'live' && hasUnpublishedChanges && (
        <span className="admin-mark admin-mark-changed">Unpublished changes</span>
      )}
    </span>
  );
}
