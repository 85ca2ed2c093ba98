import type { Problem } from '@lapidary/shared/errors';
import type { Promotion, PromotionList } from '@lapidary/shared/pricing/promotion';
import type { ShippingMethod, ShippingMethodList } from '@lapidary/shared/pricing/shipping-method';
import { describe, expect, it } from 'vitest';
import { select } from '../platform/sql.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';

const { database } = await openTestDatabase();
const { visitor, tokens } = createTestApp(database);
const token = tokens.merchant();
const desk = visitor();

const send = (method: string, path: string, body?: unknown, version?: number | string) =>
  desk.send(method, `/api/admin/${path}`, {
    token,
    ...(body !== undefined && { body }),
    ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
  });
const json = async <Body>(answer: Promise<Response>): Promise<Body> => (await (await answer).json()) as Body;
const codeOf = async (answer: Promise<Response>) => (await json<Problem>(answer)).code;
const auditOf = async (subject: string): Promise<string[]> =>
  (
    await select<{ action: string }>(
      { database },
      'SELECT action FROM audit_entries WHERE subject = $subject ORDER BY id',
      { subject },
    )
  ).map(({ action }) => action);

describe('a shipping method', () => {
  it('is made, changed and taken away, each audited', async () => {
    const made = await send('POST', 'shipping-methods', {
      kind: 'free_over',
      name: ' Courier ',
      price: 900,
      freeOver: 100_00,
      minDays: 2,
      maxDays: 4,
      countries: ['VN'],
      position: 5,
    });
    expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"']);
    const method = (await made.json()) as ShippingMethod;
    expect(method).toEqual({
      id: expect.any(String),
      kind: 'free_over',
      name: 'Courier',
      description: '',
      price: 900,
      freeOver: 100_00,
      minDays: 2,
      maxDays: 4,
      countries: ['VN'],
      active: true,
      position: 5,
      version: 1,
    });
    const listed = async () =>
      (await json<ShippingMethodList>(send('GET', 'shipping-methods'))).shippingMethods;
    expect((await listed()).map(({ name }) => name)).toEqual([
      'Standard delivery',
      'Courier',
      'Pick up in the shop',
    ]);
    const path = `shipping-methods/${method.id}`;
    const flat = { kind: 'flat', name: 'Bike', price: 100, active: false };
    expect(await json(send('PUT', path, flat, 1))).toMatchObject({
      kind: 'flat',
      freeOver: null,
      minDays: null,
      maxDays: null,
      version: 2,
    });
    expect((await send('DELETE', path)).status).toBe(204);
    expect(await listed()).toHaveLength(2);
    expect(await auditOf(method.id)).toEqual([
      'shipping_method.create',
      'shipping_method.change',
      'shipping_method.delete',
    ]);
    const [first, second] = await select<{ beforeJson: string | null; afterJson: string }>(
      { database },
      `SELECT before_json AS beforeJson, after_json AS afterJson FROM audit_entries WHERE subject = $subject
       ORDER BY id`,
      { subject: method.id },
    );
    const days = { minDays: 2, maxDays: 4 };
    expect(JSON.parse(first!.afterJson)).toMatchObject(days);
    expect([second!.beforeJson, second!.afterJson].map((text) => JSON.parse(text!))).toMatchObject([
      days,
      { minDays: null, maxDays: null },
    ]);
  });

  it('is changed from its present version only', async () => {
    const body = { kind: 'pick_up', name: 'Atelier' };
    const { id } = await json<ShippingMethod>(send('POST', 'shipping-methods', body));
    const path = `shipping-methods/${id}`;
    expect(await codeOf(send('PUT', path, body))).toBe('version_required');
    expect(await codeOf(send('PUT', path, body, 'x'))).toBe('invalid_request');
    expect(await codeOf(send('PUT', path, body, 7))).toBe('version_stale');
    expect(await codeOf(send('PUT', 'shipping-methods/none', body, 1))).toBe('not_found');
    expect(await codeOf(send('DELETE', 'shipping-methods/none'))).toBe('not_found');
    expect(await auditOf(id)).toEqual(['shipping_method.create']);
    await send('DELETE', path);
  });

  it.each([
    { kind: 'flat', name: 'No price' },
    { kind: 'flat', name: 'Negative', price: -1 },
    { kind: 'flat', name: 'Broken', price: 1.5 },
    { kind: 'free_over', name: 'Never', price: 1 },
    { kind: 'pick_up', name: 'Priced', price: 1 },
    { kind: 'drone', name: 'Unknown', price: 1 },
    { kind: 'flat', name: ' ', price: 1 },
    { kind: 'flat', name: 'Nowhere', price: 1, countries: ['Britain'] },
    { kind: 'flat', name: 'More', price: 1, id: 'mine' },
    { kind: 'flat', name: 'Half told', price: 1, minDays: 2 },
    { kind: 'flat', name: 'Backwards', price: 1, minDays: 4, maxDays: 2 },
    { kind: 'flat', name: 'Too slow', price: 1, minDays: 2, maxDays: 91 },
    { kind: 'pick_up', name: 'Carried', minDays: 1, maxDays: 2 },
  ])('is refused as $name', async (body) => {
    expect(await codeOf(send('POST', 'shipping-methods', body))).toBe('invalid_request');
  });
});

describe('a promotion', () => {
  it('is made, changed and taken away, each audited; its uses stay counted', async () => {
    const startsAt = '2026-01-01T00:00:00+07:00';
    const made = send('POST', 'promotions', { kind: 'percent', value: 1000, code: ' ten-10 ', startsAt });
    const promotion = await json<Promotion>(made);
    expect(promotion).toEqual({
      id: expect.any(String),
      code: 'TEN-10',
      kind: 'percent',
      value: 1000,
      active: true,
      minimumSubtotal: 0,
      startsAt: '2025-12-31T17:00:00.000Z',
      endsAt: null,
      usageLimit: null,
      used: 0,
      version: 1,
    });
    const path = `promotions/${promotion.id}`;
    await database.query('UPDATE promotions SET used = 4');
    const free = { kind: 'free_shipping', code: 'TEN-10', usageLimit: 5 };
    expect(await json(send('PUT', path, free, 1))).toMatchObject({ value: 0, used: 4, version: 2 });
    expect(await codeOf(send('PUT', path, free, 1))).toBe('version_stale');
    expect(await codeOf(send('PUT', path, free))).toBe('version_required');
    expect((await json<PromotionList>(send('GET', 'promotions'))).promotions).toHaveLength(1);
    expect((await send('DELETE', path)).status).toBe(204);
    expect(await codeOf(send('DELETE', path))).toBe('not_found');
    expect(await codeOf(send('PUT', path, free, 2))).toBe('not_found');
    expect(await auditOf(promotion.id)).toEqual(['promotion.create', 'promotion.change', 'promotion.delete']);
  });

  it('has a code of its own, in whatever case', async () => {
    const make = (code: string) => send('POST', 'promotions', { kind: 'free_shipping', code });
    const first = await json<Promotion>(make('SAME'));
    const other = await json<Promotion>(make('OTHER'));
    expect(await codeOf(make('same'))).toBe('conflict');
    const taken = send('PUT', `promotions/${other.id}`, { kind: 'free_shipping', code: 'Same' }, 1);
    expect(await codeOf(taken)).toBe('conflict');
    for (const { id } of [first, other]) await send('DELETE', `promotions/${id}`);
  });

  it.each([
    { kind: 'percent', value: 10_001, code: 'OVER' },
    { kind: 'percent', value: 0, code: 'NOTHING' },
    { kind: 'amount', code: 'VALUELESS' },
    { kind: 'free_shipping', value: 1, code: 'VALUED' },
    { kind: 'amount', value: 1, code: 'two words' },
    { kind: 'amount', value: 1, code: 'USED', used: 0 },
    { kind: 'amount', value: 1, code: 'LIMIT', usageLimit: 0 },
    {
      kind: 'amount',
      value: 1,
      code: 'BACK',
      startsAt: '2026-02-01T00:00:00Z',
      endsAt: '2026-01-01T00:00:00Z',
    },
  ])('is refused as $code', async (body) => {
    expect(await codeOf(send('POST', 'promotions', body))).toBe('invalid_request');
  });
});

describe.each([
  ['tax', { pricesIncludeTax: false, defaultRate: 500, rates: { DE: 1900 }, shippingTaxed: false }],
  [
    'payment',
    {
      bankTransfer: { active: false, instructions: 'IBAN …' },
      cashOnDelivery: { active: true, instructions: 'Cash', countries: ['VN'], limit: 500_00 },
      inStore: { active: true, instructions: 'Come in' },
    },
  ],
] as const)('the %s settings', (name, settings) => {
  const path = `settings/${name}`;

  it('are read and replaced from their present version only, audited', async () => {
    const before = await send('GET', path);
    expect(before.headers.get('etag')).toBe('"1"');
    expect(await codeOf(send('PUT', path, settings))).toBe('version_required');
    expect(await codeOf(send('PUT', path, settings, 9))).toBe('version_stale');
    expect(await json(send('PUT', path, settings, 1))).toEqual({ settings, version: 2 });
    expect(await json(send('GET', path))).toEqual({ settings, version: 2 });
    expect(await auditOf(name)).toEqual(['settings.change']);
  });

  it('are refused when something is missing or unknown', async () => {
    expect(await codeOf(send('PUT', path, {}, 2))).toBe('invalid_request');
    expect(await codeOf(send('PUT', path, { ...settings, more: 1 }, 2))).toBe('invalid_request');
  });
});
