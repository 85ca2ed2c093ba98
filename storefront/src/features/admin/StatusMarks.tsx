import type { AdminProductSummary } from '@lapidary/shared/catalog/admin-product';

/** Whether shoppers see the product, and whether they see all of it. */
export function StatusMarks({
  status,
  hasUnpublishedChanges,
}: Pick<AdminProductSummary, 'status' | 'hasUnpublishedChanges'>) {
  return (
    <span className="admin-marks">
      <span className={`admin-mark admin-mark-${status}`}>{status === 'live' ? 'Live' : 'Draft'}</span>
      {status === 'live' && hasUnpublishedChanges && (
        <span className="admin-mark admin-mark-changed">Unpublished changes</span>
      )}
    </span>
  );
}
