import { z } from 'zod';
import { MinorUnits } from '../money.ts';
import { PublishRequest, ReleasesSummary } from '../publishing/release.ts';
import { Schedule } from '../publishing/schedule.ts';

/** What was sold on a day of UTC: orders, and their totals in the shop's currency. */
export const DaySales = z
  .object({ day: z.iso.date(), orders: z.int().min(0), total: MinorUnits })
  .meta({ examples: [{ day: '2026-03-14', orders: 3, total: 412_000 }] });
export type DaySales = z.infer<typeof DaySales>;

/** What a merchant wants to know first. */
export const Overview = z
  .object({
    /** How many orders wait for what; null for editors, whom orders do not concern. */
    ordersToDo: z.object({ pack: z.int().min(0), payment: z.int().min(0) }).nullable(),
    /** Variants for sale with few units, and those of them with none. */
    stock: z.object({ low: z.int().min(0), soldOut: z.int().min(0) }),
    /** Of the last seven days, newest first. */
    failedPublishes: z.array(PublishRequest),
    /** What is to come and what could not be done, by time. */
    schedules: z.array(Schedule),
    publishing: ReleasesSummary.extend({
      /** Milliseconds of each of these releases, oldest first. */
      times: z.array(z.number()),
    }),
    /** The last thirty days, today included, oldest first; null for editors. */
    sales: z.array(DaySales).nullable(),
  })
  .meta({
    id: 'Overview',
    examples: [
      {
        ordersToDo: { pack: 2, payment: 1 },
        stock: { low: 4, soldOut: 1 },
        failedPublishes: [],
        schedules: [],
        publishing: { releases: 3, p50Ms: 380, p95Ms: 910, times: [410, 910, 380] },
        sales: [{ day: '2026-03-14', orders: 3, total: 412_000 }],
      },
    ],
  });
export type Overview = z.infer<typeof Overview>;
