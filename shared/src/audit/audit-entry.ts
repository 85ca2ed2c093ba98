import { z } from 'zod';

/** Who did what to what, and how it was before and after. Entries are never changed or deleted. */
export const AuditEntry = z
  .object({
    id: z.string().meta({ examples: ['01KJ4TC2F4H6K8N0Q1S3V5X7Z9'] }),
    at: z.iso.datetime(),
    /** A Cognito subject, `guest`, or `system`. */
    actor: z.string().meta({ examples: ['8f14e45f-ceea-4671-8a1b-2c3d4e5f6071'] }),
    /** `product.publish`, `inventory.set` … */
    action: z.string().meta({ examples: ['inventory.set'] }),
    /** Id or number of what it was done to. */
    entity: z.string().meta({ examples: ['01KJ4T9Z6N8Q2V5X7B3M1C0D4F'] }),
    before: z
      .unknown()
      .nullable()
      .meta({ examples: [{ stock: 3 }] }),
    after: z
      .unknown()
      .nullable()
      .meta({ examples: [{ stock: 5 }] }),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditList = z
  .object({ entries: z.array(AuditEntry), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditList' });
export type AuditList = z.infer<typeof AuditList>;
