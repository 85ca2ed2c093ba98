import { z } from 'zod';
import { Image } from '../catalog/product.ts';
import { Money } from '../money.ts';

/** The most of one variant that a bag may hold, whatever the stock. */
export const MAX_LINE_QUANTITY = 99;

/** Characters of a gift note. */
export const MAX_GIFT_NOTE = 500;

const LINE = {
  id: '01KJ4TB0A2C4E6G8J0L1N3P5R7',
  variantId: '01KJ4T9Z6N8Q2V5X7B3M1C0D4F',
  productSlug: 'solitaire-ring',
  productTitle: 'Solitaire Ring',
  variantTitle: 'Yellow gold / 6',
  sku: 'SOL-YG-6',
  image: null,
  quantity: 1,
  unitPrice: { amount: 128_000, currency: 'USD' },
  lineTotal: { amount: 128_000, currency: 'USD' },
  available: 5,
};

export const BagLine = z
  .object({
    id: z.string(),
    variantId: z.string(),
    productSlug: z.string(),
    productTitle: z.string(),
    /** "Yellow gold / 6", or '' for a product without options. */
    variantTitle: z.string(),
    sku: z.string(),
    image: Image.nullable(),
    quantity: z.int().min(1),
    unitPrice: Money,
    lineTotal: Money,
    /** Units that can be bought now; 0 when sold out or no longer for sale. */
    available: z.int().min(0),
  })
  .meta({ id: 'BagLine', examples: [LINE] });
export type BagLine = z.infer<typeof BagLine>;

export const Bag = z
  .object({
    lines: z.array(BagLine),
    /** Sum of the quantities. */
    count: z.int().min(0),
    subtotal: Money,
    /** For who receives the pieces; copied onto the order. */
    giftNote: z.string(),
    /** Stands for the lines and their prices as shown; sent back at checkout, it reveals what moved meanwhile. */
    quote: z.string().meta({ examples: ['q1.5bKx0nYhS3mWcQ'] }),
  })
  .meta({
    id: 'Bag',
    examples: [
      { lines: [LINE], count: 1, subtotal: LINE.lineTotal, giftNote: 'For Ada', quote: 'q1.5bKx0nYhS3mWcQ' },
    ],
  });
export type Bag = z.infer<typeof Bag>;

export const Quantity = z.int().min(1).max(MAX_LINE_QUANTITY);

export const AddBagLine = z
  .strictObject({ variantId: z.string().min(1).max(40), quantity: Quantity })
  .meta({ examples: [{ variantId: LINE.variantId, quantity: 1 }] });
export type AddBagLine = z.infer<typeof AddBagLine>;

export const ChangeBagLine = z.strictObject({ quantity: Quantity }).meta({ examples: [{ quantity: 2 }] });
export type ChangeBagLine = z.infer<typeof ChangeBagLine>;

export const ChangeGiftNote = z
  .strictObject({ giftNote: z.string().trim().max(MAX_GIFT_NOTE) })
  .meta({ examples: [{ giftNote: 'For Ada, with love' }, { giftNote: '' }] });
export type ChangeGiftNote = z.infer<typeof ChangeGiftNote>;
