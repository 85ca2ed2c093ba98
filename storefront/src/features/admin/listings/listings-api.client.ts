import type {
  DeletedListing,
  ListingText,
  ListingUse,
  SavedCategory,
  SavedCollection,
} from '@lapidary/shared/catalog/save-listing';
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

const addressOf = (kind: ListingKind, slug: string) =>
  `/api/admin/${kind === 'category' ? 'categories' : 'collections'}/${encodeURIComponent(slug)}`;

/** What deleting it would do. */
export const getListingUse = (kind: ListingKind, slug: string) =>
  requestSignedIn<ListingUse>('GET', `${addressOf(kind, slug)}/use`);

/**
 * @param moveTo the category that the pieces of a deleted one get; '' for none.
 * @throws ApiProblem `conflict` when more pieces are in it than can be changed at once.
 */
export const deleteListing = (kind: ListingKind, slug: string, moveTo: string) => {
  const search = moveTo === '' ? '' : `?${new URLSearchParams({ moveTo })}`;
  return requestSignedIn<DeletedListing>('DELETE', addressOf(kind, slug) + search);
};
