import { z } from 'zod';
import { CognitoError } from './errors.ts';
import type { User } from './users.ts';

export const attributeList = z.array(z.object({ Name: z.string(), Value: z.string().max(2048).default('') }));
export type AttributeList = z.infer<typeof attributeList>;

/** The standard attributes that an app client may write; `email` is the sign-in name and kept apart. */
const WRITABLE = new Set([
  'address',
  'birthdate',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'picture',
  'preferred_username',
  'profile',
  'website',
  'zoneinfo',
]);

/**
 * Splits what a caller sent into the address and the other attributes.
 * Throws `InvalidParameterException` for one that does not exist, `NotAuthorizedException` for a read-only one.
 */
export function readAttributes(list: AttributeList): { email?: string; others: Record<string, string> } {
  const others: Record<string, string> = {};
  let email: string | undefined;
  for (const { Name, Value } of list) {
    if (Name === 'email') email = Value;
    else if (Name === 'sub' || Name === 'email_verified') {
      throw new CognitoError(
        'NotAuthorizedException',
        `A client attempted to write unauthorized attribute: ${Name}`,
      );
    } else if (WRITABLE.has(Name)) others[Name] = Value;
    else {
      throw new CognitoError(
        'InvalidParameterException',
        `Attributes did not conform to the schema: ${Name}: Attribute does not exist in schema.`,
      );
    }
  }
  return { ...(email === undefined ? {} : { email }), others };
}

/** A user's attributes as `GetUser` and `AdminGetUser` list them. */
export function listAttributes(user: User): AttributeList {
  const all = {
    sub: user.sub,
    email: user.email,
    email_verified: String(user.status !== 'UNCONFIRMED'),
    ...user.attributes,
  };
  return Object.entries(all).map(([Name, Value]) => ({ Name, Value }));
}

/** Throws `InvalidParameterException` unless the text is an e-mail address. */
export function checkEmail(text: string, name = 'Username'): void {
  if (!z.email().max(128).safeParse(text).success) {
    throw new CognitoError('InvalidParameterException', `${name} should be an email.`);
  }
}
