import { z } from 'zod';
import { Role } from '../people/role.ts';

const locale = z
  .string()
  .trim()
  .max(35)
  .refine((tag) => tag === '' || isLanguageTag(tag), 'must be a language tag such as en-GB, or empty');

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false; // Intl throws for what is no tag.
  }
}

/** What customers say of themselves. All of it may be empty, and nobody agrees to marketing by saying nothing. */
export const Profile = z
  .strictObject({
    name: z.string().trim().max(120).default(''),
    phone: z.string().trim().max(40).default(''),
    /** The language for mail, as a BCP 47 tag; '' for the shop's own. */
    locale: locale.default(''),
    marketingConsent: z.boolean().default(false),
  })
  .meta({
    examples: [
      { name: 'Ada Lovelace', phone: '+44 20 7946 0000', locale: 'en-GB', marketingConsent: false },
      {},
    ],
  });
export type Profile = z.infer<typeof Profile>;

/** Who an access token speaks for, and what they have told the shop. */
export const Account = z
  .object({
    /** The Cognito subject. */
    customerId: z.string(),
    email: z.string(),
    /** What they may do at the desk; null for shoppers. */
    role: Role.nullable(),
    name: z.string(),
    phone: z.string(),
    locale: z.string(),
    marketingConsent: z.boolean(),
  })
  .meta({
    id: 'Account',
    examples: [
      {
        customerId: '8f14e45f-ceea-4671-8a1b-2c3d4e5f6071',
        email: 'ada@example.com',
        role: null,
        name: 'Ada Lovelace',
        phone: '+44 20 7946 0000',
        locale: 'en-GB',
        marketingConsent: false,
      },
    ],
  });
export type Account = z.infer<typeof Account>;
