import { z } from 'zod';

/** Who an access token speaks for. */
export const Account = z
  .object({
    /** The Cognito subject. */
    customerId: z.string(),
    email: z.string(),
    merchant: z.boolean(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;
