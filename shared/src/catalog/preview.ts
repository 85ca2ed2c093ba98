import { z } from 'zod';

/** A link that shows a draft as its page would be, to whoever has it, until it expires. */
export const PreviewLink = z.object({ url: z.url(), expiresAt: z.iso.datetime() }).meta({
  id: 'PreviewLink',
  examples: [
    {
      url: 'https://shop.example/api/previews/eyJwIjoiMDFLSjRUOFcifQ.c2lnbmVk',
      expiresAt: '2026-03-15T09:26:53.000Z',
    },
  ],
});
export type PreviewLink = z.infer<typeof PreviewLink>;
