import type { Category } from '@lapidary/shared/catalog/category';
import type { Collection } from '@lapidary/shared/catalog/collection';
import type { EditorPart } from './editor-part.ts';
import { SelectField } from './forms/SelectField.tsx';
import { TextField } from './TextField.tsx';

/** Where the product is found: its category, its collections, and how search engines show it. */
export function ListingSection({
  form,
  problems,
  change,
  categories,
  collections,
}: EditorPart & { categories: Category[]; collections: Collection[] }) {
  const known = form.categorySlug === '' || categories.some(({ slug }) => slug === form.categorySlug);
  return (
    <section className="admin-section" aria-labelledby="listing-heading">
      <h2 id="listing-heading">Where it is found</h2>
      <SelectField
        path="categorySlug"
        label="Category"
        value={form.categorySlug}
        problems={problems}
        options={[
          ['', 'No category'],
          ...(known ? [] : [[form.categorySlug, `${form.categorySlug} (is gone)`] as const]),
          ...categories.map(({ slug, title }) => [slug, title] as const),
        ]}
        onChange={(categorySlug) => change((before) => ({ ...before, categorySlug }))}
      />
      {collections.length > 0 && (
        <fieldset className="admin-choices">
          <legend>Collections</legend>
          {collections.map(({ slug, title }) => (
            <label key={slug}>
              <input
                type="checkbox"
                checked={form.collectionSlugs.includes(slug)}
                onChange={({ target }) =>
                  change((before) => ({
                    ...before,
                    collectionSlugs: target.checked
                      ? [...before.collectionSlugs, slug]
                      : before.collectionSlugs.filter((other) => other !== slug),
                  }))
                }
              />
              {title}
            </label>
          ))}
        </fieldset>
      )}
      <TextField
        path="seo.title"
        label="Search title"
        hint="The product’s title when empty"
        maxLength={200}
        value={form.seoTitle}
        problems={problems}
        onChange={(seoTitle) => change((before) => ({ ...before, seoTitle }))}
      />
      <TextField
        path="seo.description"
        label="Search description"
        hint="Taken from the description when empty"
        rows={3}
        maxLength={500}
        value={form.seoDescription}
        problems={problems}
        onChange={(seoDescription) => change((before) => ({ ...before, seoDescription }))}
      />
    </section>
  );
}
