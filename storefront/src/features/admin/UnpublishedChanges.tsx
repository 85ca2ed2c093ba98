import type { ProductDocument } from '@lapidary/shared/catalog/product';
import { draftDiff } from './draft-diff.ts';
import { Differences } from './forms/Differences.tsx';
import { useCurrency } from './store-context.ts';

/** Where the saved draft differs from what shoppers see, field by field. */
export function UnpublishedChanges({ draft, live }: { draft: ProductDocument; live: ProductDocument }) {
  const differences = draftDiff(draft, live, useCurrency());
  if (differences.length === 0)
    return <p className="quiet">Saved again since, but it says what shoppers see.</p>;
  const count = differences.length === 1 ? '1 change' : `${differences.length} changes`;
  return (
    <details className="admin-unpublished">
      <summary>{count} not in the shop yet</summary>
      <Differences rows={differences} names={['Draft', 'Shop']} />
    </details>
  );
}
