import type { ListingUse } from '@lapidary/shared/catalog/save-listing';
import { useState } from 'react';
import { goTo } from '../admin-navigation.client.ts';
import type { ListingKind } from '../desk/desk-routes.ts';
import { DeleteRecord } from '../forms/DeleteRecord.tsx';
import { SelectField } from '../forms/SelectField.tsx';
import { consequenceWords } from './consequence-words.ts';
import { deleteListing, getListingUse, type Listing } from './listings-api.client.ts';

interface Props {
  kind: ListingKind;
  listing: Listing;
  /** All of the kind. */
  others: readonly Listing[];
}

/** Deletes a category or a collection, after saying what becomes of its pieces. Those of a category can move to another one. */
export function DeleteListing({ kind, listing: { slug, title }, others }: Props) {
  const [use, setUse] = useState<ListingUse | null>(null);
  const [moveTo, setMoveTo] = useState('');
  const targets = others.filter((other) => other.slug !== slug);
  const canMove = kind === 'category' && targets.length > 0 && (use?.products ?? 0) > 0;
  return (
    <DeleteRecord
      name={`the ${kind} ${title}`}
      consequence={async () => {
        const found = await getListingUse(kind, slug);
        setUse(found);
        return consequenceWords(kind, found);
      }}
      choice={
        canMove && (
          <SelectField
            path="moveTo"
            label="Their new category"
            value={moveTo}
            options={[['', 'No category'], ...targets.map((other) => [other.slug, other.title] as const)]}
            onChange={setMoveTo}
          />
        )
      }
      remove={async () => void (await deleteListing(kind, slug, canMove ? moveTo : ''))}
      onRemoved={() => goTo({ screen: 'listings' })}
    />
  );
}
