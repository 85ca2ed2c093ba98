import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { Category } from '@lapidary/shared/catalog/category';
import type { Collection } from '@lapidary/shared/catalog/collection';
import { routeHash } from './admin-routes.ts';
import { BasicsSection } from './BasicsSection.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { Failure } from './Failure.tsx';
import { MergedNotice } from './forms/MergedNotice.tsx';
import { ListingSection } from './ListingSection.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { PicturesSection } from './PicturesSection.tsx';
import { ProblemSummary } from './ProblemSummary.tsx';
import { PublishPanel } from './PublishPanel.tsx';
import { SaveBar } from './SaveBar.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';
import { useProductDraft } from './use-product-draft.ts';
import { VariantsSection } from './VariantsSection.tsx';

interface Props {
  /** null for a new one */
  product: AdminProduct | null;
  categories: Category[];
  collections: Collection[];
}

/** Everything that a merchant writes about one product. */
export function ProductEditor({ product, categories, collections }: Props) {
  const draft = useProductDraft(product);
  const { form, problems, attempt, failure, conflict, merge, change } = draft;
  const parts = { form, problems, change };
  return (
    <>
      <p>
        <a href={routeHash({ screen: 'products' })}>All products</a>
      </p>
      <ScreenHeading title={draft.product?.draft.title ?? 'New product'} />
      <ProblemSummary problems={problems} attempt={attempt} form={form} />
      {failure && <Failure words={failure} />}
      {merge && <MergedNotice merge={merge} />}
      <div className="admin-editor">
        <div className="admin-editor-side">
          <PublishPanel draft={draft} />
        </div>
        <div className="admin-editor-main">
          <BasicsSection {...parts} isNew={draft.product === null} />
          <PicturesSection {...parts} />
          <OptionsSection {...parts} />
          <VariantsSection {...parts} />
          <ListingSection {...parts} categories={categories} collections={collections} />
        </div>
      </div>
      <SaveBar draft={draft} />
      {conflict && <ConflictDialog conflict={conflict} draft={draft} />}
    </>
  );
}
