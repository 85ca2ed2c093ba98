import { z } from 'zod';

export const ScheduledAction = z.enum(['publish', 'unpublish']);
export type ScheduledAction = z.infer<typeof ScheduledAction>;

/** What to do with a product, and when. The time must lie in the future by the shop's own clock. */
export const ScheduleProduct = z.strictObject({
  action: ScheduledAction,
  at: z.iso.datetime({
    offset: true,
    error: 'must be a date and time with a zone, such as 2030-12-01T09:00:00Z',
  }),
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
  .meta({ id: 'Schedule' });
export type Schedule = z.infer<typeof Schedule>;

/** What is still to come and what could not be done, by time. */
export const ScheduleList = z.object({ schedules: z.array(Schedule) }).meta({ id: 'ScheduleList' });
export type ScheduleList = z.infer<typeof ScheduleList>;
