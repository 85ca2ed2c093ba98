import { z } from 'zod';

/** The fields that many operations share, with Cognito's own limits. */
export const fields = {
  ClientId: z.string().min(1),
  UserPoolId: z.string().min(1),
  Username: z.string().min(1).max(128),
  AccessToken: z.string().min(1),
  ConfirmationCode: z.string().min(1).max(2048),
  Password: z.string().min(1).max(256),
} as const;
