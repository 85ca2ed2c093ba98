import { Category } from '@lapidary/shared/catalog/category';
import { Collection } from '@lapidary/shared/catalog/collection';
import { slugify } from '@lapidary/shared/page-paths';
import type { ListingKind } from '../desk/desk-routes.ts';
import { readWhole } from '../forms/number-fields.ts';
import { type FormReading, readFields, readInput, valueOr, withProblems } from '../forms/read-input.ts';
import type { Listing } from './listings-api.client.ts';

export interface ListingForm {
  title: string;
  slug: string;
  description: string;
  position: string;
}

export const listingForm = (listing: Listing | null, position: number): ListingForm => ({
  title: listing?.title ?? '',
  slug: listing?.slug ?? '',
  description: listing?.description ?? '',
  position: String(listing?.position ?? position),
});

/** The slug of a new listing follows its title until it is written by hand. */
export const withTitle = (form: ListingForm, title: string, isNew: boolean): Partial<ListingForm> =>
  isNew && form.slug === slugify(form.title) ? { title, slug: slugify(title) } : { title };

const MAX_POSITION = 10_000;

/** @param taken slugs that a new listing may not have: saving it would replace another. */
export function readListing(
  kind: ListingKind,
  form: ListingForm,
  taken: readonly string[],
): FormReading<Listing> {
  const position = readWhole(form.position, { min: 0, max: MAX_POSITION });
  const schema = kind === 'category' ? Category : Collection;
  const problems = readFields({ position });
  if (taken.includes(form.slug)) problems.push({ path: 'slug', message: `Another ${kind} has this slug.` });
  return withProblems(problems, readInput(schema, { ...form, position: valueOr(position, 0) }));
}
