import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  CodeDeliveryFailureException,
  InvalidParameterException,
  ListUsersInGroupCommand,
  UserNotFoundException,
  UsernameExistsException,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Person, PersonState } from '@lapidary/shared/people/person';
import { MANAGERS, MERCHANTS, type Role } from '@lapidary/shared/people/role';
import { AppError } from '../app-error.ts';
import type { Services } from '../services.ts';
import { unavailableUnlessAnswered } from './cognito-errors.ts';

type Cognito = Pick<Services, 'cognito' | 'settings'>;

/** Names a user of the pool. */
const target = ({ settings }: Cognito, id: string) => ({
  UserPoolId: settings.cognito.userPoolId,
  Username: id,
});

const attribute = (attributes: AttributeType[] = [], name: string): string =>
  attributes.find(({ Name }) => Name === name)?.Value ?? '';

const stateOf = (user: Pick<UserType, 'Enabled' | 'UserStatus'>): PersonState => {
  if (user.Enabled === false) return 'deactivated';
  return user.UserStatus === 'FORCE_CHANGE_PASSWORD' ? 'invited' : 'active';
};

async function membersOf({ cognito, settings }: Cognito, group: string): Promise<UserType[]> {
  const members: UserType[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cognito
      .send(
        new ListUsersInGroupCommand({
          UserPoolId: settings.cognito.userPoolId,
          GroupName: group,
          ...(NextToken && { NextToken }),
        }),
      )
      .catch(unavailableUnlessAnswered);
    members.push(...(page.Users ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return members;
}

/** A merchant without what only a question of its own tells. */
export type Merchant = Omit<Person, 'secondFactor'>;

/** All merchants of the pool, those who cannot sign in included. @throws AppError `unavailable`. */
export async function listMerchants(services: Cognito): Promise<Merchant[]> {
  const [merchants, managers] = [await membersOf(services, MERCHANTS), await membersOf(services, MANAGERS)];
  const isManager = new Set(managers.map(({ Username }) => Username));
  return merchants.map((user) => ({
    id: attribute(user.Attributes, 'sub'),
    email: attribute(user.Attributes, 'email'),
    role: isManager.has(user.Username) ? 'manager' : 'editor',
    state: stateOf(user),
    since: (user.UserCreateDate ?? new Date(0)).toISOString(),
  }));
}

/** An account of the pool, merchant or not. */
export interface PoolAccount {
  id: string;
  state: PersonState;
  /** The address has been proved, by its owner or by who has invited them. */
  confirmed: boolean;
  secondFactor: boolean;
}

/** The account of an id or an address; undefined when there is none. @throws AppError `unavailable`. */
export async function findAccount(services: Cognito, idOrEmail: string): Promise<PoolAccount | undefined> {
  try {
    const user = await services.cognito.send(new AdminGetUserCommand(target(services, idOrEmail)));
    return {
      id: attribute(user.UserAttributes, 'sub'),
      state: stateOf(user),
      confirmed:
        user.UserStatus !== 'UNCONFIRMED' && attribute(user.UserAttributes, 'email_verified') === 'true',
      secondFactor: user.UserMFASettingList?.includes('SOFTWARE_TOKEN_MFA') ?? false,
    };
  } catch (error) {
    if (error instanceof UserNotFoundException) return undefined;
    return unavailableUnlessAnswered(error);
  }
}

/**
 * Makes an account and mails its temporary password. Whoever makes it vouches for the address: without that Cognito would
 * not mail the code of a forgotten password.
 * @returns the id; undefined when the address has an account.
 * @throws AppError `unavailable`.
 */
export async function createAccount(services: Cognito, email: string): Promise<string | undefined> {
  try {
    const { User } = await services.cognito.send(
      new AdminCreateUserCommand({
        ...target(services, email),
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
    return attribute(User?.Attributes, 'sub');
  } catch (error) {
    if (error instanceof UsernameExistsException) return undefined;
    return refuseAddress(error);
  }
}

/** Mails another temporary password to who has not signed in yet. @throws AppError `unavailable`. */
export async function resendInvitation(services: Cognito, email: string): Promise<void> {
  const command = new AdminCreateUserCommand({
    ...target(services, email),
    DesiredDeliveryMediums: ['EMAIL'],
    MessageAction: 'RESEND',
  });
  await services.cognito.send(command).catch(refuseAddress);
}

/** Throws AppError `invalid_request` for an address that Cognito cannot mail to. */
function refuseAddress(error: unknown): never {
  const refused = error instanceof InvalidParameterException || error instanceof CodeDeliveryFailureException;
  if (!refused) return unavailableUnlessAnswered(error);
  const message = 'Mail cannot be sent to this address.';
  throw new AppError('invalid_request', message, { fields: [{ path: 'email', message }], cause: error });
}

/** Puts an account into the groups of a role, and out of the others. Tokens name them from the next one on. */
export async function setRole(services: Cognito, id: string, role: Role): Promise<void> {
  const user = target(services, id);
  const { cognito } = services;
  const managers = { ...user, GroupName: MANAGERS };
  if (role === 'editor') {
    await cognito.send(new AdminRemoveUserFromGroupCommand(managers)).catch(unavailableUnlessAnswered);
  }
  await cognito
    .send(new AdminAddUserToGroupCommand({ ...user, GroupName: MERCHANTS }))
    .catch(unavailableUnlessAnswered);
  if (role === 'manager') {
    await cognito.send(new AdminAddUserToGroupCommand(managers)).catch(unavailableUnlessAnswered);
  }
}

/** Lets an account sign in, or ends its sign-ins and lets it no more. @throws AppError `unavailable`. */
export async function setActive(services: Cognito, id: string, active: boolean): Promise<void> {
  const user = target(services, id);
  const { cognito } = services;
  if (active) await cognito.send(new AdminEnableUserCommand(user)).catch(unavailableUnlessAnswered);
  else await cognito.send(new AdminDisableUserCommand(user)).catch(unavailableUnlessAnswered);
}

/** Has the next sign-in ask for no code, and ends those that there are. @throws AppError `unavailable`. */
export async function forgetSecondFactor(services: Cognito, id: string): Promise<void> {
  const user = target(services, id);
  const SoftwareTokenMfaSettings = { Enabled: false, PreferredMfa: false };
  await services.cognito
    .send(new AdminSetUserMFAPreferenceCommand({ ...user, SoftwareTokenMfaSettings }))
    .catch(unavailableUnlessAnswered);
  await services.cognito.send(new AdminUserGlobalSignOutCommand(user)).catch(unavailableUnlessAnswered);
}
