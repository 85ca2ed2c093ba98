import { productPath, slugify } from '@lapidary/shared/page-paths';
import type { EditorPart } from './editor-part.ts';
import { TextField } from './TextField.tsx';

/** Title, slug and description. The slug of a new product follows its title until it is written by hand. */
export function BasicsSection({ form, problems, change, isNew }: EditorPart & { isNew: boolean }) {
  function setTitle(title: string) {
    change((before) => {
      const follows = isNew && before.slug === slugify(before.title);
      return { ...before, title, slug: follows ? slugify(title) : before.slug };
    });
  }
  return (
    <section className="admin-section" aria-label="Product">
      <TextField
        path="title"
        label="Title"
        maxLength={200}
        value={form.title}
        problems={problems}
        onChange={setTitle}
      />
      <TextField
        path="slug"
        label="Slug"
        hint={`Its address: ${productPath(form.slug || '…')}`}
        maxLength={100}
        spellCheck={false}
        value={form.slug}
        problems={problems}
        onChange={(slug) => change((before) => ({ ...before, slug }))}
      />
      <TextField
        path="description"
        label="Description"
        hint="Markdown: **bold**, *italic*, - lists, [links](https://…)"
        rows={10}
        value={form.description}
        problems={problems}
        onChange={(description) => change((before) => ({ ...before, description }))}
      />
    </section>
  );
}
