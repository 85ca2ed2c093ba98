import { z } from 'zod';

/** Tokens that the browser got from Cognito over SRP; the API keeps the refresh token in an HttpOnly cookie. */
export const StartSession = z.strictObject({
  accessToken: z.string().min(1).max(8192),
  refreshToken: z.string().min(1).max(8192),
});
export type StartSession = z.infer<typeof StartSession>;

export const Session = z
  .object({
    /** The Cognito subject. */
    customerId: z.string(),
    email: z.string(),
    merchant: z.boolean(),
    accessToken: z.string(),
    /** When the access token ends. */
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;
