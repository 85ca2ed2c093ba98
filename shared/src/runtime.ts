import { z } from 'zod';

/** `/runtime.json`: what a browser must know about where it runs. */
export const Runtime = z.object({
  cognito: z.object({
    region: z.string(),
    userPoolId: z.string(),
    clientId: z.string(),
    /** Only where Cognito is not AWS's own, e.g. `/_local/cognito/`. */
    endpoint: z.string().optional(),
  }),
});
export type Runtime = z.infer<typeof Runtime>;
