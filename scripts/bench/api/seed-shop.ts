import { importCatalog } from '@lapidary/commerce-api/catalog';
import { migrate } from '@lapidary/commerce-api/migrations';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { execute, select } from '@lapidary/commerce-api/platform/sql';
import { syntheticCatalog } from '../synthetic-catalog.ts';

const STOCK = 1_000_000;
/** More than there are connections, so that two of them rarely meet at one bag. */
const BAGS = 400;
const LINES = 3;

/** Shipping and tax that cost something: an order has to add them up. */
const TAX = { pricesIncludeTax: true, defaultRate: 0, rates: { GB: 2000 }, shippingTaxed: true };
const SHIPPING_PRICE = 500;

export interface SeededBag {
  /** `lapidary_bag=…` */
  cookie: string;
  /** One of its variants, then the next. */
  nextVariant(): string;
}

export interface SeededShop {
  slugs: string[];
  variantIds: string[];
  /** Bags with three lines. */
  bags: SeededBag[];
  /** Units of all variants together. */
  units: number;
}

function toBag(id: string, variantIds: readonly string[]): SeededBag {
  let next = 0;
  return {
    cookie: `lapidary_bag=${id}`,
    nextVariant() {
      next = (next + 1) % variantIds.length;
      return variantIds[next]!;
    },
  };
}

/** Migrates an empty database and fills it with a catalog, terms and bags. */
export async function seedShop(databaseUrl: string, products: number): Promise<SeededShop> {
  const database = await openDatabase(databaseUrl);
  const on = { database };
  try {
    await migrate(database);
    await importCatalog(on, syntheticCatalog(products));
    await execute(on, 'UPDATE stock_levels SET stock = $stock', { stock: STOCK });
    await execute(on, "UPDATE store_settings SET value_json = $tax WHERE name = 'tax'", {
      tax: JSON.stringify(TAX),
    });
    await execute(on, "UPDATE shipping_methods SET price = $price WHERE id = 'standard'", {
      price: SHIPPING_PRICE,
    });
    const slugs = (await select<{ slug: string }>(on, 'SELECT slug FROM products ORDER BY slug')).map(
      ({ slug }) => slug,
    );
    const variantIds = (await select<{ id: string }>(on, 'SELECT id FROM variants ORDER BY sku')).map(
      ({ id }) => id,
    );
    const bags: SeededBag[] = [];
    for (let number = 0; number < BAGS; number += 1) {
      const id = `bench${String(number).padStart(27, '0')}`;
      const held = Array.from(
        { length: LINES },
        (_, line) => variantIds[(number * LINES + line) % variantIds.length]!,
      );
      await execute(on, 'INSERT INTO bags (id, created_at, updated_at) VALUES ($id, $now, $now)', {
        id,
        now: Date.now(),
      });
      for (const [line, variantId] of held.entries()) {
        await execute(
          on,
          'INSERT INTO bag_lines (id, bag_id, variant_id, quantity) VALUES ($lineId, $id, $variantId, 1)',
          { lineId: `${line}${String(number).padStart(25, '0')}`, id, variantId },
        );
      }
      bags.push(toBag(id, held));
    }
    return { slugs, variantIds, bags, units: STOCK * variantIds.length };
  } finally {
    await database.close();
  }
}

/** Puts the bags back to one unit of each line: a bag holds so many of one variant at most. */
export async function refillBags(databaseUrl: string): Promise<void> {
  const database = await openDatabase(databaseUrl);
  try {
    await execute({ database }, "UPDATE bag_lines SET quantity = 1 WHERE bag_id LIKE 'bench%'");
  } finally {
    await database.close();
  }
}
