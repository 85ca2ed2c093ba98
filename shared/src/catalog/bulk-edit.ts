import { z } from 'zod';
import { ProductFilter } from './admin-product.ts';

/** Products that one bulk edit can be about. */
export const MAX_BULK_PRODUCTS = 2000;

/** A new price for every variant of the products. */
const ChangePrices = z.strictObject({
  kind: z.literal('price'),
  /** `percent`: -10 is a tenth off. `amount`: minor units, added. */
  by: z.enum(['percent', 'amount']),
  value: z
    .number()
    .min(-100_000_000_000)
    .max(100_000_000_000)
    .refine((value) => value !== 0, 'must not be zero'),
  /** To the smallest unit of the currency, to whole units, or to the nearest amount that ends in 9 units (1,299). */
  round: z.enum(['unit', 'whole', 'nine']).default('unit'),
  /** `strike` shows the price of before as the compare-at price; `clear` takes compare-at prices away. */
  compareAt: z.enum(['keep', 'strike', 'clear']).default('keep'),
});

export const BulkChange = z
  .discriminatedUnion('kind', [
    ChangePrices,
    z.strictObject({ kind: z.literal('publish') }),
    z.strictObject({ kind: z.literal('unpublish') }),
  ])
  .superRefine((change, context) => {
    if (change.kind !== 'price') return;
    const fail = (message: string) => context.addIssue({ code: 'custom', path: ['value'], message });
    if (change.by === 'percent' && (change.value < -99 || change.value > 1000))
      fail('must be a percentage from -99 to 1000');
    if (change.by === 'amount' && !Number.isInteger(change.value)) fail('must be an amount in minor units');
  })
  .meta({ examples: [{ kind: 'price', by: 'percent', value: -10, round: 'whole', compareAt: 'strike' }] });
export type BulkChange = z.infer<typeof BulkChange>;
export type PriceChange = Extract<BulkChange, { kind: 'price' }>;

/** Products by their ids, or all that a filter names. */
export const BulkSelection = z.union([
  z.strictObject({ productIds: z.array(z.string().min(1).max(40)).min(1).max(1000) }),
  z.strictObject({ filter: z.strictObject(ProductFilter.shape) }),
]);
export type BulkSelection = z.infer<typeof BulkSelection>;

export const RequestBulkEdit = z.strictObject({ selection: BulkSelection, change: BulkChange }).meta({
  examples: [
    {
      selection: { productIds: ['01KJ4T8W1R3S5T7V9X0Y2Z4A6B'] },
      change: { kind: 'price', by: 'percent', value: -10 },
    },
  ],
});
export type RequestBulkEdit = z.infer<typeof RequestBulkEdit>;

export const ApplyBulkEdit = z
  .strictObject({
    /** Products of the preview that are to stay as they are. */
    exclude: z.array(z.string().min(1).max(40)).max(MAX_BULK_PRODUCTS).default([]),
  })
  .meta({ examples: [{ exclude: [] }] });
export type ApplyBulkEdit = z.infer<typeof ApplyBulkEdit>;

/**
 * What becomes of one product: `planned`, then `done`, then perhaps `undone`. `unchanged` has nothing to be done, `refused`
 * cannot be done, `excluded` was left out, `skipped` has been changed by somebody since the preview, and `kept` since the
 * edit, so that it was not undone.
 */
export const BulkItemState = z.enum([
  'planned',
  'unchanged',
  'refused',
  'excluded',
  'done',
  'skipped',
  'undone',
  'kept',
]);
export type BulkItemState = z.infer<typeof BulkItemState>;

/** `preview` has changed nothing yet. */
export const BulkEditState = z.enum(['preview', 'applying', 'applied', 'undoing', 'undone', 'failed']);
export type BulkEditState = z.infer<typeof BulkEditState>;

export const isBulkEditBusy = (state: BulkEditState): boolean => state === 'applying' || state === 'undoing';

/** A change of many products that can be looked at before it is made, and undone after. */
export const BulkEdit = z
  .object({
    id: z.string(),
    state: BulkEditState,
    change: BulkChange,
    total: z.int(),
    /** Products by what becomes of them; a state that none is in is left out. */
    counts: z.partialRecord(BulkItemState, z.int()),
    error: z.string().nullable(),
    publishRequestId: z.string().nullable(),
    undoRequestId: z.string().nullable(),
    actor: z.string(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({
    id: 'BulkEdit',
    examples: [
      {
        id: '01KJ4TR6T8V0X2Z4B6D8F0H2K4',
        state: 'preview',
        change: { kind: 'price', by: 'percent', value: -10, round: 'unit', compareAt: 'keep' },
        total: 40,
        counts: { planned: 39, refused: 1 },
        error: null,
        publishRequestId: null,
        undoRequestId: null,
        actor: '8f14e45f-ceea-4671-8a1b-2c3d4e5f6071',
        createdAt: '2026-03-14T09:26:53.000Z',
        updatedAt: '2026-03-14T09:26:53.000Z',
      },
    ],
  });
export type BulkEdit = z.infer<typeof BulkEdit>;

/** Lowest and highest price of a product's variants, minor units. */
const PriceRange = z.object({ min: z.int(), max: z.int() });

export const BulkItem = z.object({
  productId: z.string(),
  title: z.string(),
  state: BulkItemState,
  /** Why it is not as planned. */
  note: z.string().nullable(),
  variants: z.int(),
  live: z.object({ before: z.boolean(), after: z.boolean() }),
  price: z.object({ before: PriceRange, after: PriceRange }),
});
export type BulkItem = z.infer<typeof BulkItem>;

export const BulkItemList = z.object({ items: z.array(BulkItem), nextCursor: z.string().nullable() }).meta({
  id: 'BulkItemList',
  examples: [
    {
      items: [
        {
          productId: '01KJ4T8W1R3S5T7V9X0Y2Z4A6B',
          title: 'Solitaire Ring',
          state: 'planned',
          note: null,
          variants: 2,
          live: { before: true, after: true },
          price: { before: { min: 120_000, max: 130_000 }, after: { min: 108_000, max: 117_000 } },
        },
      ],
      nextCursor: null,
    },
  ],
});
export type BulkItemList = z.infer<typeof BulkItemList>;

/** The latest bulk edits, the newest first. */
export const BulkEditList = z.object({ edits: z.array(BulkEdit) }).meta({ id: 'BulkEditList' });
export type BulkEditList = z.infer<typeof BulkEditList>;
