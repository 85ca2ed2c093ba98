import type { StoreSettings, VersionedStoreSettings } from '@lapidary/shared/catalog/store';
import type { Problem } from '@lapidary/shared/errors';
import { beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../migrations/index.ts';
import { execute, select, selectOne } from '../platform/sql.ts';
import { buy } from '../platform/testing/buy.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { setStore } from '../platform/testing/set-store.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { readFirstStore } from '../settings.ts';
import { endAnnouncement, readStore } from './index.ts';

const { database } = await openTestDatabase();
const on = { database };
const app = createTestApp(database);
const { services, tokens, visitor } = app;
const token = tokens.merchant('merchant-1');
const PATH = '/api/admin/settings/store';

const read = async () =>
  (await (await visitor().send('GET', PATH, { token })).json()) as VersionedStoreSettings;
const put = async <Answer = VersionedStoreSettings>(change: Partial<StoreSettings>, version?: number) => {
  const now = await read();
  const response = await visitor().send('PUT', PATH, {
    token,
    body: { ...now.settings, ...change },
    headers: { 'if-match': `"${version ?? now.version}"` },
  });
  return { status: response.status, body: (await response.json()) as Answer };
};
const requests = async () => await select<{ id: string }>(on, 'SELECT id FROM publish_requests');
const audit = async () =>
  await select<{ actor: string; before_json: string; after_json: string }>(
    on,
    "SELECT actor, before_json, after_json FROM audit_entries WHERE action = 'settings.change' AND subject = 'store' ORDER BY id",
  );
const first = readFirstStore({});

beforeEach(async () => {
  await setStore(on, first);
  for (const table of ['publish_requests', 'audit_entries', 'order_lines', 'order_events', 'orders'])
    await execute(on, `DELETE FROM ${table}`);
});

describe('what is said of the shop', () => {
  it('is what the environment said when the database was made, and nothing else later', async () => {
    expect(await readStore(on)).toEqual(first);
    expect(readFirstStore({ STORE_NAME: 'Gem "&" Co \\', STORE_LOCALE: 'vi-VN' })).toMatchObject({
      name: 'Gem "&" Co \\',
      languages: ['vi'],
    });
    await migrate(database, readFirstStore({ STORE_NAME: 'Other' }));
    expect((await readStore(on)).name).toBe('Lapidary');
  });

  it('is saved with its audit entry and a publish request; saved as it is, it asks for nothing', async () => {
    const contact = { email: 'hello@shop.test', phone: '+44 20 7946 0000', address: ['12 Hatton Garden'] };
    const { status, body } = await put({ name: 'Gems', contact });
    expect(status).toBe(200);
    expect(body.settings).toMatchObject({ name: 'Gems', contact });
    expect(body.publishRequest).toMatchObject({ state: 'waiting', cause: { actor: 'merchant-1' } });
    expect(await requests()).toHaveLength(1);
    const [entry] = await audit();
    expect([entry!.actor, JSON.parse(entry!.before_json), JSON.parse(entry!.after_json)]).toEqual([
      'merchant-1',
      first,
      body.settings,
    ]);
    expect((await put({})).body.publishRequest).toBeNull();
    expect([await requests(), await audit()].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('is not saved over what somebody else has saved', async () => {
    const { version } = await read();
    await put({ name: 'Theirs' });
    const { status, body } = await put<Problem>({ name: 'Mine' }, version);
    expect([status, body.code, body.savedBy?.actor]).toEqual([412, 'version_stale', 'merchant-1']);
    expect((await readStore(on)).name).toBe('Theirs');
    expect(await requests()).toHaveLength(1);
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ locale: 'english' }, 'locale'],
    [{ languages: [] }, 'languages'],
    [{ contact: { email: 'nobody', phone: '', address: [] } }, 'contact.email'],
    [{ contact: { email: '', phone: 'call us', address: [] } }, 'contact.phone'],
    [{ announcement: { text: '', link: null, endsAt: null } }, 'announcement.text'],
    [{ announcement: { text: 'Sale', link: 'javascript:alert(1)', endsAt: null } }, 'announcement.link'],
    [{ announcement: { text: 'Sale', link: '//evil.example', endsAt: null } }, 'announcement.link'],
  ])('%j is refused at its field', async (change, path) => {
    const { status, body } = await put<Problem>(change as Partial<StoreSettings>);
    expect([status, body.fields?.map((field) => field.path)]).toEqual([400, [path]]);
    expect(await requests()).toEqual([]);
  });
});

describe('the currency', () => {
  it('is that of bag, availability and checkout from the same moment on', async () => {
    const { slug, variantIds } = await insertLiveProduct(on, { variants: [{ price: 100_00, stock: 9 }] });
    expect((await put({ currency: 'EUR' })).status).toBe(200);
    const browser = visitor();
    const empty = (await (await browser.send('GET', '/api/bag')).json()) as { subtotal: object };
    expect(empty.subtotal).toEqual({ amount: 0, currency: 'EUR' });
    const order = await buy(app, variantIds);
    expect(order.total).toEqual({ amount: 100_00, currency: 'EUR' });
    const available = (await (await browser.send('GET', `/api/availability/${slug}`)).json()) as {
      variants: Record<string, { price: { currency: string } }>;
    };
    expect(available.variants[variantIds[0]!]!.price.currency).toBe('EUR');
  });

  it('stays once somebody has ordered, and says why; everything else can be saved', async () => {
    const { variantIds } = await insertLiveProduct(on, { variants: [{ price: 100_00, stock: 9 }] });
    await buy(app, variantIds);
    expect((await read()).currencyFixed).toContain('There are orders');
    const { status, body } = await put<Problem>({ currency: 'EUR' });
    expect([status, body.code, body.detail]).toEqual([409, 'conflict', (await read()).currencyFixed]);
    expect((await put({ name: 'Gems' })).status).toBe(200);
  });

  it('stays within its decimals while there are prices', async () => {
    await insertLiveProduct(on, { variants: [{ price: 100_00, stock: 9 }] });
    expect((await read()).currencyFixed).toBeNull();
    expect((await put<Problem>({ currency: 'VND' })).body.detail).toContain('other decimals');
    expect(await readStore(on)).toEqual(first);
  });
});

it('an announcement is taken down when its time is over, once, and published', async () => {
  const announce = (endsAt: string) => put({ announcement: { text: 'Sale', link: null, endsAt } });
  await announce(new Date(Date.now() + 3_600_000).toISOString());
  await endAnnouncement(services);
  expect((await readStore(on)).announcement?.text).toBe('Sale');
  await announce('2020-01-01T00:00:00.000Z');
  const before = (await requests()).length;
  await Promise.all([endAnnouncement(services), endAnnouncement(services)]);
  expect((await readStore(on)).announcement).toBeNull();
  expect(await requests()).toHaveLength(before + 1);
  expect((await audit()).at(-1)!.actor).toBe('system');
});

it('mail has its name and its contact', async () => {
  await setStore(on, { name: 'Gems', contact: { email: 'hello@shop.test', phone: '', address: ['12 Row'] } });
  const { variantIds } = await insertLiveProduct(on, { variants: [{ price: 100_00, stock: 9 }] });
  const { number } = await buy(app, variantIds);
  const mail = await selectOne<{ subject: string; html_body: string; text_body: string }>(
    on,
    'SELECT subject, html_body, text_body FROM mails WHERE order_number = $number',
    { number },
  );
  expect(mail!.subject).toContain('Gems');
  expect(mail!.html_body).toContain('Gems · 12 Row · hello@shop.test');
  expect(mail!.text_body).toContain('12 Row\nhello@shop.test');
});
