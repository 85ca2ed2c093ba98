import type { ProductDocument, PublishedProduct } from '@lapidary/shared/catalog/product';
import { readStock, stockState } from '../inventory/index.ts';
import type { Services } from '../platform/services.ts';

/** Documents as pages show them, with the state of their stock now. */
export async function asPublished(
  { database, settings }: Pick<Services, 'database' | 'settings'>,
  products: readonly { id: string; document: ProductDocument }[],
): Promise<PublishedProduct[]> {
  const stock = await readStock(
    { database },
    products.map(({ id }) => id),
  );
  return products.map(({ id, document }) => {
    const states = document.variants.map((variant) => {
      return [variant.id, stockState(stock.get(variant.id) ?? 0, settings.lowStockThreshold)] as const;
    });
    return { ...document, id, stock: Object.fromEntries(states) };
  });
}
