import type { ListingText, SavedCategory, SavedCollection } from '@lapidary/shared/catalog/save-listing';
import type { PublishRequest } from '@lapidary/shared/publishing/release';
import { requestSignedIn } from '../../../lib/session-request.client.ts';
import type { ListingKind } from '../desk/desk-routes.ts';

/** A category or a collection. */
export interface Listing extends ListingText {
  slug: string;
}

const saveCategory = (slug: string, text: ListingText) =>
  requestSignedIn<SavedCategory>('PUT', `/api/admin/categories/${encodeURIComponent(slug)}`, { body: text });

const saveCollection = (slug: string, text: ListingText) =>
  requestSignedIn<SavedCollection>('PUT', `/api/admin/collections/${encodeURIComponent(slug)}`, {
    body: text,
  });

/** Creates or replaces it; the request that publishes it is null when nothing differed. */
export async function saveListing(
  kind: ListingKind,
  { slug, ...text }: Listing,
): Promise<{ listing: Listing; publishRequest: PublishRequest | null }> {
  if (kind === 'category') {
    const { category, publishRequest } = await saveCategory(slug, text);
    return { listing: category, publishRequest };
  }
  const { collection, publishRequest } = await saveCollection(slug, text);
  return { listing: collection, publishRequest };
}
