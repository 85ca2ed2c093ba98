import type { Person } from '@lapidary/shared/people/person';
import { findAccount, listMerchants, type Merchant } from '../platform/aws/cognito-people.ts';
import type { Services } from '../platform/services.ts';

type Cognito = Pick<Services, 'cognito' | 'settings'>;

/** A merchant with what Cognito tells of each one alone. */
export async function toPerson(services: Cognito, merchant: Merchant): Promise<Person> {
  const account = await findAccount(services, merchant.id);
  return { ...merchant, secondFactor: account?.secondFactor ?? false };
}

/** All merchants, by email address. @throws AppError `unavailable`. */
export async function listPeople(services: Cognito): Promise<Person[]> {
  const merchants = await listMerchants(services);
  const people: Person[] = [];
  // One after the other: a desk has a handful, and Cognito counts requests.
  for (const merchant of merchants) people.push(await toPerson(services, merchant));
  return people.sort((one, other) => (one.email < other.email ? -1 : 1));
}
