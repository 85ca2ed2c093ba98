import { randomUUID } from 'node:crypto';
import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { Account } from '@lapidary/shared/customers/account';
import { AccountExport } from '@lapidary/shared/customers/account-export';
import { AddressList } from '@lapidary/shared/customers/address';
import type { Problem } from '@lapidary/shared/errors';
import type { AdminOrder } from '@lapidary/shared/orders/admin-order';
import type { Order } from '@lapidary/shared/orders/order';
import { describe, expect, it } from 'vitest';
import { select, selectOne } from '../platform/sql.ts';
import { checkoutBody } from '../platform/testing/checkout-body.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import type { TestBrowser } from '../platform/testing/test-browser.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { deleteAccount } from './delete-account.ts';
import { deleteIdentities } from './delete-identities.ts';
import { createCustomer, enter } from './testing/new-customer.ts';

const { database } = await openTestDatabase();
const on = { database };
const shop = createTestApp(database, { cognitoTokens: true });
/** Its own tokens, for times and people that Cognito does not have; without Cognito. */
const alone = createTestApp(database, { environment: { AWS_ENDPOINT_COGNITO: 'http://127.0.0.1:9' } });
const { variantIds } = await insertLiveProduct(on, { variants: [{ price: 10, stock: 1000 }] });

const address = checkoutBody().shippingAddress;
const body = (change: object = {}) => ({ address: { ...address, ...change } });
const addresses = async (response: Response) => AddressList.parse(await response.json()).addresses;
const codeOf = async (response: Response) => ((await response.json()) as Problem).code;

async function buy(browser: TestBrowser, token: string): Promise<Order> {
  await browser.send('POST', '/api/bag/lines', { body: { variantId: variantIds[0], quantity: 1 } });
  const response = await browser.send('POST', '/api/checkout', {
    body: checkoutBody({ phone: '+44 1', note: 'For Ada' }),
    headers: { 'idempotency-key': randomUUID() },
    token,
  });
  expect(response.status).toBe(201);
  return (await response.json()) as Order;
}

const actionsOf = async (customerId: string): Promise<string[]> =>
  (
    await select<{ action: string }>(
      on,
      'SELECT action FROM audit_entries WHERE actor = $customerId ORDER BY id',
      { customerId },
    )
  ).map(({ action }) => action);

describe('the account', () => {
  it('is who Cognito says, with what the customer says; nobody agrees to marketing unasked', async () => {
    const customer = await createCustomer(shop);
    const { browser, token, session } = await enter(shop, customer);
    const before = Account.parse(await (await browser.send('GET', '/api/account', { token })).json());
    expect(before).toMatchObject({ email: customer.email, name: '', marketingConsent: false });
    const profile = { name: 'Ada', phone: '+44 20', locale: 'en-GB', marketingConsent: true };
    const saved = await browser.send('PUT', '/api/account', { token, body: profile });
    expect([saved.status, await saved.json()]).toEqual([200, { ...before, ...profile }]);
    const read = await browser.send('GET', '/api/account', { token });
    expect(await read.json()).toEqual({ ...before, ...profile });

    const withoutConsent = { name: 'Ada' };
    await browser.send('PUT', '/api/account', { token, body: withoutConsent });
    const last = await browser.send('GET', '/api/account', { token });
    expect(await last.json()).toMatchObject({ name: 'Ada', phone: '', marketingConsent: false });
    expect(await actionsOf(session.customerId)).toEqual(['session.start', 'account.save', 'account.save']);
    const trail = await select(on, 'SELECT * FROM audit_entries WHERE actor = $actor', {
      actor: session.customerId,
    });
    expect(JSON.stringify(trail)).not.toContain('+44 20');
  });

  it.each([
    { name: 'x'.repeat(121) },
    { locale: 'no tag' },
    { marketingConsent: 'yes' },
    { email: 'other@example.com' },
    { customerId: 'x' },
    { role: 'manager' },
  ])('refuses %j and keeps what was there', async (profile) => {
    const token = alone.tokens.shopper();
    const response = await alone.visitor().send('PUT', '/api/account', { token, body: profile });
    expect([response.status, await codeOf(response)]).toEqual([400, 'invalid_request']);
  });
});

describe('addresses', () => {
  it('are added, changed, made the default and deleted; there is always one default', async () => {
    const customerId = randomUUID();
    const token = alone.tokens.shopper(customerId);
    const send = (method: string, path = '', data?: object) =>
      alone.visitor().send(method, `/api/account/addresses${path}`, { token, ...(data && { body: data }) });
    expect(await addresses(await send('GET'))).toEqual([]);
    const added = await send('POST', '', body());
    expect(added.status).toBe(201);
    const [first] = await addresses(added);
    expect(first).toMatchObject({ address, isDefault: true });
    const two = await addresses(await send('POST', '', body({ name: 'Byron' })));
    expect(two.map(({ isDefault }) => isDefault)).toEqual([true, false]);
    const second = two[1]!;
    const changed = await addresses(
      await send('PUT', `/${second.id}`, { ...body({ name: 'Lord Byron' }), isDefault: true }),
    );
    expect(changed.map((each) => [each.address.name, each.isDefault])).toEqual([
      ['Ada Lovelace', false],
      ['Lord Byron', true],
    ]);
    const left = await addresses(await send('DELETE', `/${second.id}`));
    expect(left).toEqual([{ ...first, isDefault: true }]);
    expect(await addresses(await send('DELETE', `/${first!.id}`))).toEqual([]);
    expect((await send('DELETE', `/${first!.id}`)).status).toBe(404);
    expect(await actionsOf(customerId)).toEqual([
      'account.address.add',
      'account.address.add',
      'account.address.save',
      'account.address.delete',
      'account.address.delete',
    ]);
  });

  it('are nobody else’s', async () => {
    const [ada, eve] = [alone.tokens.shopper(), alone.tokens.shopper()];
    const browser = alone.visitor();
    const path = '/api/account/addresses';
    const [mine] = await addresses(await browser.send('POST', path, { token: ada, body: body() }));
    for (const token of [eve, alone.tokens.merchant()]) {
      const put = await browser.send('PUT', `${path}/${mine!.id}`, { token, body: body({ name: 'Eve' }) });
      const drop = await browser.send('DELETE', `${path}/${mine!.id}`, { token });
      expect([put.status, drop.status]).toEqual([404, 404]);
      expect(await addresses(await browser.send('GET', path, { token }))).toEqual([]);
    }
    expect(await addresses(await browser.send('GET', path, { token: ada }))).toEqual([mine]);
  });

  it('are 20 at most, also when they come at once', async () => {
    const token = alone.tokens.shopper();
    const statuses = await Promise.all(
      Array.from({ length: 24 }, async () => {
        const path = '/api/account/addresses';
        return (await alone.visitor().send('POST', path, { token, body: body() })).status;
      }),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    expect(statuses.filter((status) => status === 409)).toHaveLength(4);
    const kept = await addresses(await alone.visitor().send('GET', '/api/account/addresses', { token }));
    expect(kept.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });
});

describe('the export', () => {
  it('is a file with everything of the customer and nothing of others', async () => {
    const customer = await createCustomer(shop);
    const { browser, token, session } = await enter(shop, customer);
    const order = await buy(browser, token);
    await browser.send('POST', '/api/bag/lines', { body: { variantId: variantIds[0], quantity: 2 } });
    await browser.send('POST', '/api/account/addresses', { token, body: body() });
    const eve = await enter(shop, await createCustomer(shop));
    await buy(eve.browser, eve.token);

    const response = await browser.send('GET', '/api/account/export', { token });
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="account-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    const all = AccountExport.parse(await response.json());
    expect(all.profile).toMatchObject({ customerId: session.customerId, email: customer.email });
    expect(all.orders).toEqual([order]);
    expect(all.bag.lines.map(({ quantity }) => quantity)).toEqual([2]);
    expect(all.addresses.map((each) => each.address)).toEqual([address]);
    const ownActions = all.actions.map(({ action }) => action).filter((action) => !/^order/.test(action));
    expect(ownActions).toEqual(['session.start', 'account.address.add', 'account.export']);
  });
});

describe('deleting the account', () => {
  it('needs a sign-in of the last ten minutes', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    const token = alone.tokens.sign({ auth_time: seconds - 601 });
    const response = await alone.visitor().send('DELETE', '/api/account', { token });
    expect([response.status, await codeOf(response)]).toEqual([403, 'recent_sign_in_required']);
    const recent = alone.tokens.sign({ auth_time: seconds - 590 });
    expect((await alone.visitor().send('DELETE', '/api/account', { token: recent })).status).toBe(204);
  });

  it('keeps the orders without the person, and leaves nothing else', async () => {
    const customer = await createCustomer(shop);
    const { browser, token, session } = await enter(shop, customer);
    const { customerId } = session;
    const order = await buy(browser, token);
    await browser.send('PUT', '/api/account', { token, body: { name: 'Ada', phone: '+44 20' } });
    await browser.send('POST', '/api/account/addresses', { token, body: body() });
    await browser.send('POST', '/api/bag/lines', { body: { variantId: variantIds[0], quantity: 2 } });
    const stolen = new Map(browser.cookies);

    expect((await browser.send('DELETE', '/api/account', { token })).status).toBe(204);
    expect([...browser.cookies.keys()]).toEqual([]);

    const kept = await selectOne<Record<string, string | number>>(
      on,
      'SELECT email, phone, note, total, shipping_address_json AS place FROM orders WHERE number = $number',
      { number: order.number },
    );
    expect(kept).toMatchObject({ email: '', phone: '', note: '', total: order.total.amount });
    expect(JSON.parse(String(kept?.place))).toEqual({
      name: 'Deleted customer',
      line1: 'Removed',
      line2: '',
      city: 'Removed',
      region: '',
      postalCode: '',
      country: 'GB',
    });
    for (const table of ['customer_addresses', 'customer_bags', 'bag_merges']) {
      expect(
        await select(on, `SELECT * FROM ${table} WHERE customer_id = $customerId`, { customerId }),
      ).toEqual([]);
    }
    const everything = await select(on, 'SELECT * FROM customers WHERE id = $customerId', { customerId });
    expect(everything).toMatchObject([
      { name: '', phone: '', deleted_at: expect.anything(), identity_deleted_at: expect.anything() },
    ]);
    expect((await actionsOf(customerId)).at(-1)).toBe('account.delete');

    const user = { UserPoolId: shop.services.settings.cognito.userPoolId, Username: customerId };
    await expect(shop.services.cognito.send(new AdminGetUserCommand(user))).rejects.toThrow('not exist');
    const thief = shop.visitor();
    for (const [name, cookie] of stolen) thief.cookies.set(name, cookie);
    for (const [method, path] of [
      ['GET', '/api/account'],
      ['GET', '/api/account/addresses'],
      ['GET', '/api/orders'],
      ['PUT', '/api/account'],
      ['DELETE', '/api/account'],
    ] as const) {
      const response = await thief.send(method, path, { token, ...(method === 'PUT' && { body: {} }) });
      expect([path, response.status]).toEqual([path, 401]);
    }
    const checkout = await thief.send('POST', '/api/bag/lines', {
      body: { variantId: variantIds[0], quantity: 1 },
    });
    expect(checkout.status).toBe(201);
    const headers = { 'idempotency-key': randomUUID() };
    const ordered = await thief.send('POST', '/api/checkout', { body: checkoutBody(), headers, token });
    expect(ordered.status).toBe(401);
    expect((await thief.send('POST', '/api/session/refresh')).status).toBe(401);
    expect(
      (await thief.send('POST', '/api/orders/lookup', { body: { number: order.number, email: order.email } }))
        .status,
    ).toBe(404);
  });

  it('takes the mails about the orders and the notes of the desk along, and nobody is mailed any more', async () => {
    const customer = await createCustomer(shop);
    const { browser, token } = await enter(shop, customer);
    const { number } = await buy(browser, token);
    const desk = (path: string, data: object) =>
      alone.visitor().send('POST', `/api/admin/orders/${number}/${path}`, {
        token: alone.tokens.merchant(),
        body: data,
      });
    expect((await desk('notes', { text: 'Ada Lovelace has called' })).status).toBe(201);
    expect((await desk('transitions', { to: 'paid', note: 'from the account of A. Lovelace' })).status).toBe(
      200,
    );
    const read = async () => {
      const path = `/api/admin/orders/${number}`;
      const answer = await alone.visitor().send('GET', path, { token: alone.tokens.merchant() });
      return (await answer.json()) as AdminOrder;
    };
    const before = await read();
    expect([before.mails.length, before.notes.length]).toEqual([1, 1]);

    expect((await browser.send('DELETE', '/api/account', { token })).status).toBe(204);
    expect((await desk('transitions', { to: 'cancelled' })).status).toBe(200);
    const after = await read();
    expect(after).toMatchObject({ mails: [], notes: [] });
    expect(after.events.map(({ to, note }) => [to, note])).toEqual([
      ['placed', ''],
      ['paid', ''],
      ['cancelled', ''],
    ]);
    expect(JSON.stringify(after)).not.toMatch(/Lovelace/);
  });

  it('is finished later when Cognito or the process went away in between', async () => {
    const customer = await createCustomer(shop);
    const { session } = await enter(shop, customer);
    const { customerId } = session;
    // What the process had committed before it died.
    await deleteAccount(shop.services, { customerId, signedInAt: new Date(), role: null });
    await expect(deleteIdentities(alone.services)).rejects.toMatchObject({ code: 'unavailable' });
    const user = { UserPoolId: shop.services.settings.cognito.userPoolId, Username: customerId };
    await expect(shop.services.cognito.send(new AdminGetUserCommand(user))).resolves.toBeTruthy();
    await expect(enter(shop, customer)).rejects.toThrow('401');

    expect(await deleteIdentities(shop.services)).toBeGreaterThan(0);
    await expect(shop.services.cognito.send(new AdminGetUserCommand(user))).rejects.toThrow('not exist');
    expect(await deleteIdentities(shop.services)).toBe(0);
  });
});
