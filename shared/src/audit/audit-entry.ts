import { z } from 'zod';

/** Who did what to what, and how it was before and after. Entries are never changed or deleted. */
export const AuditEntry = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    /** A Cognito subject, `guest`, or `system`. */
    actor: z.string(),
    /** `product.publish`, `inventory.set` … */
    action: z.string(),
    /** Id or number of what it was done to. */
    entity: z.string(),
    before: z.unknown().nullable(),
    after: z.unknown().nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditList = z
  .object({ entries: z.array(AuditEntry), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditList' });
export type AuditList = z.infer<typeof AuditList>;
