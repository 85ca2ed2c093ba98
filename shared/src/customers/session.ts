import { z } from 'zod';
import { Role } from '../people/role.ts';

/** Tokens that the browser got from Cognito over SRP; the API keeps the refresh token in an HttpOnly cookie. */
export const StartSession = z
  .strictObject({
    accessToken: z.string().min(1).max(8192),
    refreshToken: z.string().min(1).max(8192),
  })
  .meta({
    examples: [
      {
        accessToken: 'eyJraWQiOiJhIn0.eyJzdWIiOiI4ZjE0In0.c2lnbmVk',
        refreshToken: 'eyJjdHkiOiJKV1QifQ.c2VjcmV0',
      },
    ],
  });
export type StartSession = z.infer<typeof StartSession>;

export const Session = z
  .object({
    /** The Cognito subject. */
    customerId: z.string(),
    email: z.string(),
    /** What they may do at the desk; null for shoppers, and for merchants whose second factor is missing. */
    role: Role.nullable(),
    /** A merchant, who has to set up a second factor before the desk opens. */
    secondFactorMissing: z.boolean(),
    accessToken: z.string(),
    /** When the access token ends. */
    expiresAt: z.iso.datetime(),
  })
  .meta({
    id: 'Session',
    examples: [
      {
        customerId: '8f14e45f-ceea-4671-8a1b-2c3d4e5f6071',
        email: 'ada@example.com',
        role: null,
        secondFactorMissing: false,
        accessToken: 'eyJraWQiOiJhIn0.eyJzdWIiOiI4ZjE0In0.c2lnbmVk',
        expiresAt: '2026-03-14T09:26:53.000Z',
      },
    ],
  });
export type Session = z.infer<typeof Session>;
