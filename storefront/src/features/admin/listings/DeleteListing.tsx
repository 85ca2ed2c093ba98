import { goTo } from '../admin-navigation.client.ts';
import type { ListingKind } from '../desk/desk-routes.ts';
import { DeleteRecord } from '../forms/DeleteRecord.tsx';
import { consequenceWords } from './consequence-words.ts';
import { deleteListing, getListingUse, type Listing } from './listings-api.client.ts';

/** Deletes a category or a collection, after saying what becomes of its pieces. */
export function DeleteListing({ kind, listing: { slug, title } }: { kind: ListingKind; listing: Listing }) {
  return (
    <DeleteRecord
      name={`the ${kind} ${title}`}
      consequence={async () => consequenceWords(kind, await getListingUse(kind, slug))}
      remove={async () => void (await deleteListing(kind, slug))}
      onRemoved={() => goTo({ screen: 'listings' })}
    />
  );
}
