import { z } from 'zod';

export const ScheduledAction = z.enum(['publish', 'unpublish']);
export type ScheduledAction = z.infer<typeof ScheduledAction>;

/** What to do with a product, and when. The time must lie in the future by the shop's own clock. */
export const ScheduleProduct = z
  .strictObject({
    action: ScheduledAction,
    at: z.iso.datetime({
      offset: true,
      error: 'must be a date and time with a zone, such as 2030-12-01T09:00:00Z',
    }),
  })
  .meta({
    examples: [
      { action: 'publish', at: '2036-12-01T09:00:00+01:00' },
      { action: 'unpublish', at: '2036-12-24T18:00:00Z' },
    ],
  });
export type ScheduleProduct = z.infer<typeof ScheduleProduct>;

/** Publishing or unpublishing that is to happen by itself. */
export const Schedule = z
  .object({
    id: z.string(),
    productId: z.string(),
    /** As the draft has it now; null when the product has been deleted. */
    title: z.string().nullable(),
    action: ScheduledAction,
    at: z.iso.datetime(),
    /** Who scheduled it, and will be named as the one who did it. */
    actor: z.string(),
    /** `failed` could not be done at its time: `error` says why. */
    state: z.enum(['scheduled', 'done', 'failed']),
    error: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({
    id: 'Schedule',
    examples: [
      {
        id: '01KJ4TN3Q5S7U9W1Y3A5C7E9G1',
        productId: '01KJ4T8W1R3S5T7V9X0Y2Z4A6B',
        title: 'Solitaire Ring',
        action: 'publish',
        at: '2036-12-01T08:00:00.000Z',
        actor: '8f14e45f-ceea-4671-8a1b-2c3d4e5f6071',
        state: 'scheduled',
        error: null,
        createdAt: '2026-03-14T09:26:53.000Z',
      },
    ],
  });
export type Schedule = z.infer<typeof Schedule>;

/** What is still to come and what could not be done, by time. */
export const ScheduleList = z.object({ schedules: z.array(Schedule) }).meta({ id: 'ScheduleList' });
export type ScheduleList = z.infer<typeof ScheduleList>;
