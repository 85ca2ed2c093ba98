import type { ProductDocument } from '@lapidary/shared/catalog/product';
import { ensureStockLevels } from '../inventory/index.ts';
import { AppError } from '../platform/app-error.ts';
import { type Executor, execute, selectOne } from '../platform/sql.ts';
import { isDuplicateKey, type OpenTransaction } from '../platform/transaction.ts';

const columns = (document: ProductDocument) => ({
  slug: document.slug,
  title: document.title,
  categorySlug: document.categorySlug,
  draft: JSON.stringify(document),
  now: Date.now(),
});

async function checkReferences(on: Executor, productId: string, document: ProductDocument): Promise<void> {
  const { categorySlug, collectionSlugs, slug } = document;
  if (categorySlug !== null) {
    const known = await selectOne(on, 'SELECT slug FROM categories WHERE slug = $categorySlug', {
      categorySlug,
    });
    if (!known) {
      const message = `there is no category "${categorySlug}"`;
      throw new AppError('invalid_request', message, { fields: [{ path: 'categorySlug', message }] });
    }
  }
  for (const [index, collectionSlug] of collectionSlugs.entries()) {
    const known = await selectOne(on, 'SELECT slug FROM collections WHERE slug = $collectionSlug', {
      collectionSlug,
    });
    if (known) continue;
    const message = `there is no collection "${collectionSlug}"`;
    throw new AppError('invalid_request', message, {
      fields: [{ path: `collectionSlugs.${index}`, message }],
    });
  }
  // A slug that is live elsewhere would make this draft unpublishable later; say so now.
  const holder = await selectOne<{ title: string }>(
    on,
    'SELECT title FROM products WHERE (slug = $slug OR live_slug = $slug) AND id <> $productId',
    { slug, productId },
  );
  if (holder) throw slugTaken(slug, holder.title);
}

function slugTaken(slug: string, title?: string): AppError {
  const message = `"${slug}" is already the slug of ${title ? `"${title}"` : 'another product'}`;
  return new AppError('slug_taken', message, { fields: [{ path: 'slug', message }] });
}

async function writeUniqueSlug(slug: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isDuplicateKey(error)) throw slugTaken(slug);
    throw error;
  }
}

/** Inserts a product with its first draft. @throws AppError `slug_taken`, `invalid_request`. */
export async function insertDraft(on: OpenTransaction, id: string, document: ProductDocument): Promise<void> {
  await checkReferences(on, id, document);
  await writeUniqueSlug(document.slug, () =>
    execute(
      on,
      `INSERT INTO products (id, slug, title, category_slug, draft_json, version, created_at, updated_at)
       VALUES ($id, $slug, $title, $categorySlug, $draft, 1, $now, $now)`,
      { id, ...columns(document) },
    ),
  );
  await ensureStockLevels(on, id, variantIds(document));
}

/** Replaces a draft and moves its version on. @throws AppError `slug_taken`, `invalid_request`. */
export async function updateDraft(on: OpenTransaction, id: string, document: ProductDocument): Promise<void> {
  await checkReferences(on, id, document);
  await writeUniqueSlug(document.slug, () =>
    execute(
      on,
      `UPDATE products SET slug = $slug, title = $title, category_slug = $categorySlug, draft_json = $draft,
         version = version + 1, updated_at = $now
       WHERE id = $id`,
      { id, ...columns(document) },
    ),
  );
  await ensureStockLevels(on, id, variantIds(document));
}

const variantIds = (document: ProductDocument): string[] => document.variants.map(({ id }) => id);
