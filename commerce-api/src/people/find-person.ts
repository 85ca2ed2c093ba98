import { AppError } from '../platform/app-error.ts';
import { listMerchants, type Merchant } from '../platform/aws/cognito-people.ts';
import type { Services } from '../platform/services.ts';

/** A merchant by id. @throws AppError `not_found`, `unavailable`. */
export async function findPerson(
  services: Pick<Services, 'cognito' | 'settings'>,
  id: string,
): Promise<Merchant> {
  const person = (await listMerchants(services)).find((each) => each.id === id);
  if (!person) throw new AppError('not_found', 'There is no such merchant.');
  return person;
}
