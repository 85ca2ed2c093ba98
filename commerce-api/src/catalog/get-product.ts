import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { Services } from '../platform/services.ts';
import { readProductRow, toAdminProduct } from './product-row.ts';

/** One product for the merchant's desk. @throws AppError `not_found`. */
export async function getProduct(
  { database }: Pick<Services, 'database'>,
  id: string,
): Promise<AdminProduct> {
  const on = { database };
  return await toAdminProduct(on, await readProductRow(on, id));
}
