import { useCallback } from 'react';
import { listCategories, listCollections } from '../admin-api.client.ts';
import { routeHash } from '../admin-routes.ts';
import type { ListingKind } from '../desk/desk-routes.ts';
import { type Column, DataTable } from '../forms/DataTable.tsx';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { useLoad } from '../use-load.ts';
import type { Listing } from './listings-api.client.ts';

const WORDS: Record<ListingKind, { title: string; none: string; hint: string }> = {
  category: {
    title: 'Categories',
    none: 'There are no categories yet.',
    hint: 'The navigation of the shop. A product is in one of them.',
  },
  collection: {
    title: 'Collections',
    none: 'There are no collections yet.',
    hint: 'Pieces put together for an occasion. A product may be in several.',
  },
};

const columnsOf = (kind: ListingKind): Column<Listing>[] => [
  {
    title: 'Title',
    kind: 'row',
    cell: ({ slug, title }) => <a href={routeHash({ screen: 'listing', kind, slug })}>{title}</a>,
  },
  { title: 'Slug', kind: 'quiet', cell: ({ slug }) => slug },
  { title: 'Position', kind: 'amount', cell: ({ position }) => position },
];

function Listings({ kind, listings }: { kind: ListingKind; listings: Listing[] }) {
  const { title, none, hint } = WORDS[kind];
  const add = <a href={routeHash({ screen: 'listing', kind, slug: null })}>New {kind}</a>;
  return (
    <section className="admin-section" aria-labelledby={`${kind}-heading`}>
      <div className="admin-heading">
        <h2 id={`${kind}-heading`}>{title}</h2>
        {listings.length > 0 && add}
      </div>
      <p className="quiet">{hint}</p>
      {listings.length > 0 ? (
        <DataTable columns={columnsOf(kind)} rows={listings} keyOf={({ slug }) => slug} />
      ) : (
        <p>
          {none} {add}
        </p>
      )}
    </section>
  );
}

export function ListingListScreen() {
  const loaded = useLoad(
    useCallback(
      async () => ({ categories: await listCategories(), collections: await listCollections() }),
      [],
    ),
  );
  return (
    <>
      <ScreenHeading title="Categories and collections" />
      <LoadedPart loaded={loaded} of="categories and collections">
        {({ categories, collections }) => (
          <div className="admin-parts">
            <Listings kind="category" listings={categories} />
            <Listings kind="collection" listings={collections} />
          </div>
        )}
      </LoadedPart>
    </>
  );
}
