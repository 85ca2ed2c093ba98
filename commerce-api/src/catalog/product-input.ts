import { ProductDocument } from '@lapidary/shared/catalog/product';
import { AppError } from '../platform/app-error.ts';
import { newId } from '../platform/ids.ts';
import { type Executor, inList, select } from '../platform/sql.ts';
import { fieldProblems } from '../platform/validate-request.ts';

const assignId = (variant: unknown): unknown =>
  typeof variant === 'object' && variant !== null && !(variant as { id?: unknown }).id
    ? { ...variant, id: newId() }
    : variant;

/**
 * A product document as a client sends it: variants without an id are new and get one.
 * @throws AppError `invalid_request` naming every wrong field.
 */
export function parseProductInput(input: unknown): ProductDocument {
  const variants = (input as { variants?: unknown } | null)?.variants;
  const withIds = Array.isArray(variants)
    ? { ...(input as object), variants: variants.map(assignId) }
    : input;
  const parsed = ProductDocument.safeParse(withIds);
  if (parsed.success) return parsed.data;
  const fields = fieldProblems(parsed.error);
  const detail = fields.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new AppError('invalid_request', detail, { fields });
}

/**
 * Refuses variant ids that belong to another product: an id is for life, stock and order lines hang on it.
 * @throws AppError `invalid_request`.
 */
export async function checkVariantOwner(
  on: Executor,
  productId: string,
  document: ProductDocument,
): Promise<void> {
  const ids = inList(
    'id',
    document.variants.map(({ id }) => id),
  );
  const foreign = await select<{ variant_id: string }>(
    on,
    `SELECT variant_id FROM stock_levels WHERE variant_id IN (${ids.sql}) AND product_id <> $productId`,
    { ...ids.bind, productId },
  );
  if (foreign.length === 0) return;
  throw new AppError('invalid_request', `variant ${foreign[0]!.variant_id} belongs to another product`, {
    fields: [{ path: 'variants', message: 'holds a variant of another product' }],
  });
}
