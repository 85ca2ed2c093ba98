import { categoryPath, collectionPath } from '@lapidary/shared/page-paths';
import { listCategories, listCollections } from '../admin-api.client.ts';
import { renameAddress } from '../admin-navigation.client.ts';
import { routeHash } from '../admin-routes.ts';
import type { ListingKind } from '../desk/desk-routes.ts';
import { RecordFrame } from '../forms/RecordFrame.tsx';
import { useRecordForm } from '../forms/use-record-form.ts';
import { LoadedPart } from '../LoadedPart.tsx';
import { PublishProgress } from '../PublishProgress.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { TextField } from '../TextField.tsx';
import { useLoad } from '../use-load.ts';
import { DeleteListing } from './DeleteListing.tsx';
import { type ListingForm, listingForm, readListing, withTitle } from './listing-form.ts';
import { type Listing, saveListing } from './listings-api.client.ts';
import { usePublishRequest } from './use-publish-request.ts';

const pathOf = { category: categoryPath, collection: collectionPath };
const STEP = 10;
const ALL = routeHash({ screen: 'listings' });

interface Props {
  kind: ListingKind;
  listing: Listing | null;
  /** All of the kind. */
  others: Listing[];
}

function ListingEditor({ kind, listing, others }: Props) {
  const { publishing, follow, again } = usePublishRequest();
  const last = Math.max(0, ...others.map(({ position }) => position));
  const record = useRecordForm<ListingForm, Listing, Listing>(listing, {
    formOf: (saved) => listingForm(saved, last + STEP),
    read: (form, onto) => readListing(kind, form, onto ? [] : others.map(({ slug }) => slug)),
    async send(input) {
      const { listing: saved, publishRequest } = await saveListing(kind, input);
      if (publishRequest) follow(publishRequest);
      return saved;
    },
    fetch: async (saved) => saved,
    facts: (form) => [
      ['Title', form.title],
      ['Description', form.description],
      ['Position', form.position],
    ],
    onSaved: ({ slug }) => renameAddress({ screen: 'listing', kind, slug }),
  });
  const { form, problems, change, saved } = record;
  return (
    <>
      <RecordFrame record={record}>
        <TextField
          path="title"
          label="Title"
          maxLength={100}
          value={form.title}
          problems={problems}
          onChange={(title) => change(withTitle(form, title, saved === null))}
        />
        {saved ? (
          <p>
            Its address: <a href={pathOf[kind](saved.slug)}>{pathOf[kind](saved.slug)}</a>
          </p>
        ) : (
          <TextField
            path="slug"
            label="Slug"
            hint={`Its address, for good: ${pathOf[kind](form.slug || '…')}`}
            maxLength={100}
            spellCheck={false}
            value={form.slug}
            problems={problems}
            onChange={(slug) => change({ slug })}
          />
        )}
        <TextField
          path="description"
          label="Description"
          hint="Shown above its pieces, and to search engines."
          rows={4}
          maxLength={2000}
          value={form.description}
          problems={problems}
          onChange={(description) => change({ description })}
        />
        <TextField
          path="position"
          label="Position"
          hint="Lower comes first."
          inputMode="numeric"
          maxLength={5}
          value={form.position}
          problems={problems}
          onChange={(position) => change({ position })}
        />
        <p className="quiet">Saving publishes it at once. Which pieces are in it is said at each product.</p>
      </RecordFrame>
      <PublishProgress publishing={publishing} again={again} />
      {saved && <DeleteListing kind={kind} listing={saved} others={others} />}
    </>
  );
}

/** A category or a collection; `slug` null is a new one. */
export function ListingScreen({ kind, slug }: { kind: ListingKind; slug: string | null }) {
  const loaded = useLoad<Listing[]>(kind === 'category' ? listCategories : listCollections);
  const listing = loaded.state === 'ready' ? loaded.value.find((one) => one.slug === slug) : undefined;
  const notThere = slug !== null && !listing;
  const unknown = loaded.state === 'ready' ? slug : { category: 'Category', collection: 'Collection' }[kind];
  return (
    <>
      <ScreenHeading title={slug === null ? `New ${kind}` : (listing?.title ?? unknown ?? kind)} />
      <p>
        <a href={ALL}>All categories and collections</a>
      </p>
      <LoadedPart loaded={loaded} of={`the ${kind}`}>
        {(others) =>
          notThere ? (
            <p>
              There is no {kind} “{slug}”. <a href={ALL}>See those that there are</a>
            </p>
          ) : (
            <ListingEditor kind={kind} listing={listing ?? null} others={others} />
          )
        }
      </LoadedPart>
    </>
  );
}
