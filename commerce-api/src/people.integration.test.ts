import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  AdminAddUserToGroupCommand,
  AdminSetUserPasswordCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AuditList } from '@lapidary/shared/audit/audit-entry';
import type { Session } from '@lapidary/shared/customers/session';
import type { Problem } from '@lapidary/shared/errors';
import type { Person, PersonList } from '@lapidary/shared/people/person';
import { describe, expect, inject, it, vi } from 'vitest';
import { createCustomer, enter } from './customers/testing/new-customer.ts';
import { createTestApp } from './platform/testing/test-app.ts';
import { openTestDatabase } from './platform/testing/test-database.ts';

const PASSWORD = 'Facet-and-Bezel-26';
const { database } = await openTestDatabase();
const shop = createTestApp(database, { cognitoTokens: true });
/** Trusts its own tokens, so that anybody can be a manager without an account. */
const desk = createTestApp(database);
const withoutCognito = createTestApp(database, {
  environment: { AWS_ENDPOINT_COGNITO: 'http://127.0.0.1:9/' },
});

const uniqueEmail = () => `${randomUUID()}@example.com`;
/** A token tells its sign-in in whole seconds: the next sign-in must be of a later one. */
const nextSecond = () => sleep(1_001 - (Date.now() % 1_000));

async function ask<Answer>(method: string, path: string, body?: unknown, token = desk.tokens.merchant()) {
  const api = desk.visitor();
  const response = await api.send(method, `/api/admin${path}`, {
    token,
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return { status: response.status, answer: (text ? JSON.parse(text) : undefined) as Answer };
}

const invite = async (email: string, role = 'editor'): Promise<Person> => {
  const { status, answer } = await ask<Person>('POST', '/people', { email, role });
  expect(status, JSON.stringify(answer)).toBe(201);
  return answer;
};
const change = (id: string, role: string, active = true) =>
  ask<Person>('PUT', `/people/${id}`, { role, active });
const find = async (id: string) =>
  (await ask<PersonList>('GET', '/people')).answer.people.find((each) => each.id === id);

/** As who has chosen a password of their own. */
async function settle(email: string): Promise<void> {
  const { cognito, settings } = shop.services;
  await cognito.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: settings.cognito.userPoolId,
      Username: email,
      Password: PASSWORD,
      Permanent: true,
    }),
  );
}

const canSee = async (path: string, token: string) =>
  (await shop.visitor().send('GET', `/api/admin/${path}`, { token })).status;

async function mailsTo(email: string): Promise<{ text: string }[]> {
  const { edge } = inject('awsEndpoints');
  const all = (await (await fetch(`${edge}/_local/outbox.json`)).json()) as { to: string; text: string }[];
  return all.filter(({ to }) => to === email);
}

describe('a merchant', () => {
  it('is invited by mail, has the role’s rights from the first sign-in, and gains others with the next token', async () => {
    const email = uniqueEmail();
    const invited = await invite(email.toUpperCase());
    expect(invited).toMatchObject({ email, role: 'editor', state: 'invited', secondFactor: false });
    expect((await mailsTo(email)).map(({ text }) => text)).toEqual([expect.stringContaining('password')]);
    expect((await invite(email, 'editor')).id, 'asked again, it mails again').toBe(invited.id);
    expect(await mailsTo(email)).toHaveLength(2);

    await settle(email);
    const { browser, token, session } = await enter(shop, { email, password: PASSWORD });
    expect(session).toMatchObject({ role: 'editor', secondFactorMissing: false });
    expect([await canSee('products', token), await canSee('orders', token)]).toEqual([200, 403]);
    expect((await change(invited.id, 'manager')).answer).toMatchObject({ role: 'manager', state: 'active' });
    expect(await canSee('orders', token), 'the token is of before').toBe(403);
    const renewed = (await (await browser.send('POST', '/api/session/refresh')).json()) as Session;
    expect(await canSee('orders', renewed.accessToken)).toBe(200);
  });

  it('who loses rights is signed out at once, and comes back with those that are left', async () => {
    const email = uniqueEmail();
    const { id } = await invite(email, 'manager');
    await settle(email);
    const before = await enter(shop, { email, password: PASSWORD });
    expect(await canSee('orders', before.token)).toBe(200);
    expect((await change(id, 'editor')).status).toBe(200);
    expect(await canSee('products', before.token)).toBe(401);
    expect((await before.browser.send('POST', '/api/session/refresh')).status).toBe(401);
    await nextSecond();
    const after = await enter(shop, { email, password: PASSWORD });
    expect([await canSee('products', after.token), await canSee('orders', after.token)]).toEqual([200, 403]);

    expect((await change(id, 'editor', false)).answer).toMatchObject({
      role: 'editor',
      state: 'deactivated',
    });
    expect(await canSee('products', after.token)).toBe(401);
    await nextSecond();
    await expect(enter(shop, { email, password: PASSWORD })).rejects.toThrow('User is disabled.');
    expect((await change(id, 'editor', true)).answer.state).toBe('active');
    const back = await enter(shop, { email, password: PASSWORD });
    expect(await canSee('products', back.token)).toBe(200);
  });

  it('can be a shopper who is taken on, and keeps the password', async () => {
    const shopper = await createCustomer(shop);
    expect(await invite(shopper.email)).toMatchObject({ role: 'editor', state: 'active' });
    expect(await mailsTo(shopper.email)).toEqual([]);
    expect((await enter(shop, shopper)).session.role).toBe('editor');
    const again = await ask<Problem>('POST', '/people', { email: shopper.email, role: 'editor' });
    expect([again.status, again.answer.code]).toEqual([409, 'conflict']);
  });

  it('cannot be somebody whose address is not proved', async () => {
    const email = uniqueEmail();
    const { cognito, settings } = shop.services;
    const { clientId: ClientId } = settings.cognito;
    await cognito.send(new SignUpCommand({ ClientId, Username: email, Password: PASSWORD }));
    expect((await ask<Problem>('POST', '/people', { email, role: 'manager' })).answer.code).toBe('conflict');
  });

  it.each([{}, { email: 'nobody', role: 'editor' }, { email: 'a@example.com', role: 'owner' }])(
    'is not invited by %j',
    async (body) => {
      expect((await ask<Problem>('POST', '/people', body)).answer.code).toBe('invalid_request');
    },
  );
});

describe('a manager', () => {
  it('cannot change, turn off or delete their own account', async () => {
    const { id } = await invite(uniqueEmail(), 'manager');
    const token = desk.tokens.merchant(id);
    for (const body of [
      { role: 'editor', active: true },
      { role: 'manager', active: false },
    ]) {
      expect((await ask<Problem>('PUT', `/people/${id}`, body, token)).answer.code).toBe('conflict');
    }
    const reset = await ask<Problem>('DELETE', `/people/${id}/second-factor`, undefined, token);
    expect(reset.answer.code).toBe('conflict');
    const gone = await desk.visitor().send('DELETE', '/api/account', { token });
    expect(((await gone.json()) as Problem).code).toBe('conflict');
    expect(await find(id)).toMatchObject({ role: 'manager', state: 'invited' });
  });

  it('is left when two take each other’s rights at the same time', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [one, other] = [await invite(uniqueEmail(), 'manager'), await invite(uniqueEmail(), 'manager')];
      const demote = (actor: Person, person: Person) =>
        ask('PUT', `/people/${person.id}`, { role: 'editor', active: true }, desk.tokens.merchant(actor.id));
      const answers = await Promise.all([demote(one, other), demote(other, one)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
      const roles = [(await find(one.id))?.role, (await find(other.id))?.role];
      expect(roles.sort()).toEqual(['editor', 'manager']);
    }
  });

  it('finds every deed in the audit log, with what was before and after', async () => {
    const manager = randomUUID();
    const token = desk.tokens.merchant(manager);
    const person = { email: uniqueEmail(), role: 'editor' };
    const { id } = (await ask<Person>('POST', '/people', person, token)).answer;
    await ask('PUT', `/people/${id}`, { role: 'manager', active: true }, token);
    await ask('PUT', `/people/${id}`, { role: 'manager', active: true }, token);
    await ask('PUT', `/people/${id}`, { role: 'manager', active: false }, token);
    await ask('DELETE', `/people/${id}/second-factor`, undefined, token);
    const { entries } = (await ask<AuditList>('GET', `/audit?actor=${manager}&area=person`)).answer;
    expect(entries.every(({ entity }) => entity === id)).toBe(true);
    expect(entries.map(({ action, before, after }) => ({ action, before, after })).reverse()).toEqual([
      { action: 'person.invite', before: null, after: { role: 'editor' } },
      {
        action: 'person.change',
        before: { role: 'editor', active: true },
        after: { role: 'manager', active: true },
      },
      {
        action: 'person.change',
        before: { role: 'manager', active: true },
        after: { role: 'manager', active: false },
      },
      {
        action: 'person.second_factor_reset',
        before: { secondFactor: false },
        after: { secondFactor: false },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain(person.email);
  });

  it('is told when Cognito fails in the middle, as is the audit log, and asking again does the rest', async () => {
    const { id } = await invite(uniqueEmail());
    const { cognito } = desk.services;
    const send = cognito.send.bind(cognito) as (command: object) => Promise<unknown>;
    const failing = vi.spyOn(cognito, 'send').mockImplementation(async (command: object) => {
      if (command instanceof AdminAddUserToGroupCommand) throw new Error('the line is dead');
      return await send(command);
    });
    const { answer } = await ask<Problem>('PUT', `/people/${id}`, { role: 'manager', active: true });
    failing.mockRestore();
    expect(answer.code).toBe('unavailable');
    expect((await find(id))?.role).toBe('editor');
    expect((await change(id, 'manager')).answer.role).toBe('manager');
    const { entries } = (await ask<AuditList>('GET', `/audit?entity=${id}`)).answer;
    expect(entries.map(({ action }) => action).reverse()).toEqual([
      'person.invite',
      'person.change',
      'person.change_failed',
      'person.change',
    ]);
  });

  it('is told when Cognito does not answer, and nothing is done', async () => {
    const token = withoutCognito.tokens.merchant();
    const body = { email: uniqueEmail(), role: 'editor' };
    const answer = await withoutCognito.visitor().send('POST', '/api/admin/people', { token, body });
    expect(((await answer.json()) as Problem).code).toBe('unavailable');
    expect(await mailsTo(body.email)).toEqual([]);
  });
});

it('shows editors no orders and no sales on the first screen', async () => {
  const overview = async (token: string) => (await ask<object>('GET', '/overview', undefined, token)).answer;
  expect(await overview(desk.tokens.editor())).toMatchObject({ ordersToDo: null, sales: null });
  const shown = await overview(desk.tokens.merchant());
  expect(shown).toMatchObject({ ordersToDo: { pack: 0 }, sales: expect.any(Array) });
});
