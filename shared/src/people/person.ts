import { z } from 'zod';
import { Role } from './role.ts';

/** `invited` until the first sign-in; who is `deactivated` cannot sign in, at the desk and in the shop. */
export const PersonState = z.enum(['invited', 'active', 'deactivated']);
export type PersonState = z.infer<typeof PersonState>;

/** A merchant of the shop, as Cognito knows them. */
export const Person = z
  .object({
    /** The Cognito subject. */
    id: z.string(),
    email: z.string(),
    role: Role,
    state: PersonState,
    /** Whether a sign-in asks for the code of an authenticator app. */
    secondFactor: z.boolean(),
    /** When the account was made. */
    since: z.iso.datetime(),
  })
  .meta({
    id: 'Person',
    examples: [
      {
        id: '8f14e45f-ceea-4671-8a1b-2c3d4e5f6071',
        email: 'ada@example.com',
        role: 'editor',
        state: 'active',
        secondFactor: true,
        since: '2026-03-14T09:26:53.000Z',
      },
    ],
  });
export type Person = z.infer<typeof Person>;

/** All merchants, by email address. */
export const PersonList = z.object({ people: z.array(Person) }).meta({ id: 'PersonList' });
export type PersonList = z.infer<typeof PersonList>;

export const InvitePerson = z
  .strictObject({ email: z.string().trim().toLowerCase().pipe(z.email().max(128)), role: Role })
  .meta({ examples: [{ email: 'ada@example.com', role: 'editor' }] });
export type InvitePerson = z.infer<typeof InvitePerson>;

/** All that can be changed of a person. */
export const ChangePerson = z
  .strictObject({ role: Role, active: z.boolean() })
  .meta({ examples: [{ role: 'manager', active: true }] });
export type ChangePerson = z.infer<typeof ChangePerson>;
