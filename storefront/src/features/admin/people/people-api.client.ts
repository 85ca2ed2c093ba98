import type { ChangePerson, InvitePerson, Person, PersonList } from '@lapidary/shared/people/person';
import { requestSignedIn } from '../../../lib/session-request.client.ts';

const personAddress = (id: string) => `/api/admin/people/${encodeURIComponent(id)}`;

export const listPeople = async (): Promise<Person[]> =>
  (await requestSignedIn<PersonList>('GET', '/api/admin/people')).people;

/** @throws ApiProblem `conflict` when the address is a merchant's already, or cannot be one. */
export const invitePerson = (body: InvitePerson) =>
  requestSignedIn<Person>('POST', '/api/admin/people', { body });

export const changePerson = (id: string, body: ChangePerson) =>
  requestSignedIn<Person>('PUT', personAddress(id), { body });

export const resetSecondFactor = (id: string) =>
  requestSignedIn<void>('DELETE', `${personAddress(id)}/second-factor`);
