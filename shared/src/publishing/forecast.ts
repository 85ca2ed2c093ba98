import { z } from 'zod';
import { PublishProducts } from '../catalog/admin-product.ts';
import { ApplyBulkEdit } from '../catalog/bulk-edit.ts';

/** What would be pressed: the publishing of some drafts, or a bulk edit as it is previewed. */
export const RequestForecast = z
  .union([
    PublishProducts,
    z.strictObject({ bulkEditId: z.string().min(1).max(40), exclude: ApplyBulkEdit.shape.exclude }),
  ])
  .meta({ examples: [{ productIds: ['01KJ4T8W1R3S5T7V9X0Y2Z4A6B'] }] });
export type RequestForecast = z.infer<typeof RequestForecast>;

/** What would become of a page. */
export const PageChange = z.enum(['changed', 'added', 'removed']);
export type PageChange = z.infer<typeof PageChange>;

const PageCounts = z.object({ changed: z.int(), added: z.int(), removed: z.int() });

/** At most so many pieces and pages are told one by one; the counts are of all. */
export const TOLD_PIECES = 20;
export const TOLD_PAGES = 200;

/** Which pages a publish would change, worked out by the publisher without changing any. */
export const Forecast = z
  .object({
    id: z.string(),
    state: z.enum(['waiting', 'answered', 'failed']),
    /** Why there is no answer. */
    error: z.string().nullable(),
    /** A piece has been saved, or something has been published, since it was answered. */
    outdated: z.boolean(),
    pieces: z.object({
      total: z.int(),
      /** The first of them, with the version of the draft that was looked at. */
      told: z.array(z.object({ id: z.string(), title: z.string(), version: z.int() })),
    }),
    pages: z.object({
      counts: PageCounts,
      /** The first of them, new ones and those that go away before the changed ones: public paths, in order. */
      told: z.array(z.object({ path: z.string(), change: PageChange })),
    }),
  })
  .meta({
    id: 'Forecast',
    examples: [
      {
        id: '01KJ4TW7V9X1Z3B5D7F9H1K3M5',
        state: 'answered',
        error: null,
        outdated: false,
        pieces: {
          total: 1,
          told: [{ id: '01KJ4T8W1R3S5T7V9X0Y2Z4A6B', title: 'Solitaire Ring', version: 3 }],
        },
        pages: {
          counts: { changed: 2, added: 0, removed: 0 },
          told: [
            { path: '/products/solitaire-ring/', change: 'changed' },
            { path: '/rings/', change: 'changed' },
          ],
        },
      },
    ],
  });
export type Forecast = z.infer<typeof Forecast>;
