import { z } from 'zod';

/** A link that shows a draft as its page would be, to whoever has it, until it expires. */
export const PreviewLink = z
  .object({ url: z.url(), expiresAt: z.iso.datetime() })
  .meta({ id: 'PreviewLink' });
export type PreviewLink = z.infer<typeof PreviewLink>;
