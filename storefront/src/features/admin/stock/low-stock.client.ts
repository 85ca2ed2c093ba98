import { LOW_STOCK, MAX_STOCK } from '@lapidary/shared/inventory/stock';
import { persistentAtom } from '@nanostores/persistent';

/** Units up to which a variant is listed as low: the merchant's own choice, kept in this browser. */
export const $lowStock = persistentAtom<number>('lapidary:desk-low-stock', LOW_STOCK, {
  encode: String,
  decode(stored) {
    const units = Number(stored);
    return Number.isInteger(units) && units >= 0 && units <= MAX_STOCK ? units : LOW_STOCK;
  },
});
