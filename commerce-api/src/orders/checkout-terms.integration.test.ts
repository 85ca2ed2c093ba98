import { randomUUID } from 'node:crypto';
import type { Bag } from '@lapidary/shared/bag/bag';
import type { Problem } from '@lapidary/shared/errors';
import type { CheckoutRequest, Order } from '@lapidary/shared/orders/order';
import type { CheckoutQuote, QuoteRequest } from '@lapidary/shared/orders/quote';
import type { Promotion, PromotionInput } from '@lapidary/shared/pricing/promotion';
import type { ShippingMethod, ShippingMethodInput } from '@lapidary/shared/pricing/shipping-method';
import type { TaxSettings } from '@lapidary/shared/pricing/store-settings';
import { afterEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { execute, selectOne } from '../platform/sql.ts';
import { checkoutBody } from '../platform/testing/checkout-body.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { setStore } from '../platform/testing/set-store.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import type { TestBrowser } from '../platform/testing/test-browser.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { inTransaction } from '../platform/transaction.ts';
import { releasePromotion } from '../pricing/index.ts';

const { database } = await openTestDatabase();
const on = { database };
const { visitor, tokens } = createTestApp(database);
const merchant = tokens.merchant();
const desk = visitor();

const json = async <Body>(answer: Response | Promise<Response>): Promise<Body> =>
  (await (await answer).json()) as Body;
const problemOf = (answer: Response | Promise<Response>) => json<Problem>(answer);

async function bagWith(...lines: [price: number, quantity: number][]): Promise<TestBrowser> {
  const browser = visitor();
  for (const [price, quantity] of lines) {
    const { variantIds } = await insertLiveProduct(on, { variants: [{ price, stock: 100 }] });
    const body = { variantId: variantIds[0], quantity };
    expect((await browser.send('POST', '/api/bag/lines', { body })).status).toBe(201);
  }
  return browser;
}

const checkOut = (browser: TestBrowser, change: Partial<CheckoutRequest> = {}) =>
  browser.send('POST', '/api/checkout', {
    body: checkoutBody(change),
    headers: { 'idempotency-key': randomUUID() },
  });
const quote = (browser: TestBrowser, body: QuoteRequest) =>
  browser.send('POST', '/api/checkout/quote', { body });

let made: string[] = [];
async function create<Body extends { id: string }>(path: string, body: object): Promise<Body> {
  const answer = await desk.send('POST', `/api/admin/${path}`, { body, token: merchant });
  expect(answer.status).toBe(201);
  const one = await json<Body>(answer);
  made.push(`/api/admin/${path}/${one.id}`);
  return one;
}
const addShipping = (input: z.input<typeof ShippingMethodInput>) =>
  create<ShippingMethod>('shipping-methods', input);
const addPromotion = (input: z.input<typeof PromotionInput>) => create<Promotion>('promotions', input);

async function setTax(tax: Partial<TaxSettings>): Promise<void> {
  const path = '/api/admin/settings/tax';
  const before = await desk.send('GET', path, { token: merchant });
  const { settings } = await json<{ settings: TaxSettings }>(before.clone());
  const headers = { 'if-match': before.headers.get('etag')! };
  const answer = await desk.send('PUT', path, { body: { ...settings, ...tax }, headers, token: merchant });
  expect(answer.status).toBe(200);
}

afterEach(async () => {
  for (const path of made) await desk.send('DELETE', path, { token: merchant });
  made = [];
  await setTax({ pricesIncludeTax: true, defaultRate: 0, rates: {}, shippingTaxed: true });
});

const amounts = ({ subtotal, discount, shipping, tax, total }: Order | CheckoutQuote['totals']) =>
  [subtotal, discount, shipping, tax, total].map(({ amount }) => amount);

describe('a shop without any set-up', () => {
  it('takes a body of email, address and payment, and delivers for free', async () => {
    const { email, shippingAddress, paymentMethod } = checkoutBody();
    const answer = await (await bagWith([50_00, 2])).send('POST', '/api/checkout', {
      body: { email, shippingAddress, paymentMethod },
      headers: { 'idempotency-key': randomUUID() },
    });
    expect(answer.status).toBe(201);
    const order = await json<Order>(answer);
    expect(amounts(order)).toEqual([100_00, 0, 0, 0, 100_00]);
    expect(order).toMatchObject({
      shippingMethod: { id: 'standard', kind: 'flat', name: 'Standard delivery' },
      promotionCode: null,
      paymentStep: { kind: 'instructions', text: expect.stringContaining('order number') },
      taxIncluded: true,
      taxRate: 0,
      giftNote: '',
    });
  });

  it('has an order that is paid in the shop picked up there', async () => {
    const order = await json<Order>(checkOut(await bagWith([1, 1]), { paymentMethod: 'in_store' }));
    expect(order.shippingMethod).toMatchObject({ id: 'pick-up', kind: 'pick_up' });
  });

  it('offers what there is', async () => {
    const offer = await json<CheckoutQuote>(quote(await bagWith([70, 1]), { country: 'VN' }));
    expect(offer.shippingMethods.map(({ id, price }) => [id, price.amount])).toEqual([
      ['standard', 0],
      ['pick-up', 0],
    ]);
    expect(offer.shippingMethod).toBe('standard');
    expect(offer.paymentMethods.map(({ id, refusal }) => [id, refusal === null])).toEqual([
      ['bank_transfer', true],
      ['cash_on_delivery', true],
      ['in_store', false],
    ]);
  });
});

describe('shipping', () => {
  it('is charged as the method says, and free over its amount after the discount', async () => {
    const { id } = await addShipping({ kind: 'free_over', name: 'Courier', price: 900, freeOver: 100_00 });
    const total = async (price: number, promotionCode?: string) =>
      amounts(
        await json<Order>(checkOut(await bagWith([price, 1]), { shippingMethod: id, promotionCode })),
      ).slice(1, 3);
    await addPromotion({ kind: 'amount', value: 1, code: 'ONE-OFF' });
    expect(await total(99_99)).toEqual([0, 900]);
    expect(await total(100_00)).toEqual([0, 0]);
    expect(await total(100_00, 'ONE-OFF')).toEqual([1, 900]);
  });

  it('goes where the method serves, and says so where it does not', async () => {
    const local = await addShipping({
      kind: 'flat',
      name: 'Bike',
      price: 100,
      minDays: 1,
      maxDays: 2,
      countries: ['NL'],
      position: 1,
    });
    const browser = await bagWith([10_00, 1]);
    const problem = await problemOf(checkOut(browser, { shippingMethod: local.id }));
    expect([problem.status, problem.code]).toEqual([422, 'shipping_unavailable']);
    expect((await problemOf(checkOut(browser, { shippingMethod: 'nothing' }))).code).toBe(
      'shipping_unavailable',
    );
    const offer = await json<CheckoutQuote>(quote(browser, { country: 'NL', shippingMethod: local.id }));
    expect([offer.totals.shipping.amount, offer.shippingMethod]).toEqual([100, local.id]);
    expect(offer.shippingMethods.map(({ id, minDays, maxDays }) => [id, minDays, maxDays])).toEqual(
      expect.arrayContaining([
        [local.id, 1, 2],
        ['standard', null, null],
      ]),
    );
    const abroad = await json<CheckoutQuote>(quote(browser, { country: 'GB' }));
    expect(abroad.shippingMethods.map(({ id }) => id)).not.toContain(local.id);
  });

  it('follows a change by the merchant, of which orders placed before know nothing', async () => {
    const method = await addShipping({ kind: 'flat', name: 'Courier', price: 500 });
    const before = await json<Order>(checkOut(await bagWith([1, 1]), { shippingMethod: method.id }));
    const body = { kind: 'flat', name: 'Dearer courier', price: 700 };
    await desk.send('PUT', `/api/admin/shipping-methods/${method.id}`, {
      body,
      headers: { 'if-match': '"1"' },
      token: merchant,
    });
    const after = await json<Order>(checkOut(await bagWith([1, 1]), { shippingMethod: method.id }));
    expect([before.shipping.amount, after.shipping.amount]).toEqual([500, 700]);
    const lookUp = { number: before.number, email: before.email };
    expect(await json<Order>(visitor().send('POST', '/api/orders/lookup', { body: lookUp }))).toEqual(before);
  });
});

describe('tax', () => {
  it('is found in prices that include it, and added to those that do not, by country', async () => {
    await setTax({ defaultRate: 1000, rates: { DE: 1900, GB: 2000 } });
    const browser = await bagWith([120_00, 1]);
    const included = await json<CheckoutQuote>(quote(browser, { country: 'GB' }));
    expect(amounts(included.totals)).toEqual([120_00, 0, 0, 20_00, 120_00]);
    await setTax({ pricesIncludeTax: false });
    const added = async (country: string) =>
      amounts((await json<CheckoutQuote>(quote(browser, { country }))).totals).slice(3);
    expect(await added('DE')).toEqual([22_80, 142_80]);
    expect(await added('VN')).toEqual([12_00, 132_00]);
    const order = await json<Order>(checkOut(browser));
    expect(amounts(order)).toEqual([120_00, 0, 0, 24_00, 144_00]);
    expect([order.taxIncluded, order.taxRate, order.lines[0]!.tax.amount]).toEqual([false, 2000, 24_00]);
  });

  it.each(['VND', 'KWD'])('works in %s', async (currency) => {
    await setTax({ pricesIncludeTax: false, defaultRate: 500 });
    await setStore(on, { currency });
    const browser = visitor();
    const { variantIds } = await insertLiveProduct(on, { variants: [{ price: 12_345, stock: 5 }] });
    await browser.send('POST', '/api/bag/lines', { body: { variantId: variantIds[0], quantity: 1 } });
    const { tax, total } = await json<Order>(checkOut(browser));
    expect([tax, total]).toEqual([
      { amount: 617, currency },
      { amount: 12_962, currency },
    ]);
    await setStore(on, { currency: 'USD' });
  });
});

describe('a promotion code', () => {
  it('takes a share off every line, in whatever case it is written', async () => {
    await addPromotion({ kind: 'percent', value: 1500, code: 'spring-15' });
    const order = await json<Order>(
      checkOut(await bagWith([10_01, 1], [20_02, 2]), { promotionCode: 'Spring-15' }),
    );
    expect(order.promotionCode).toBe('SPRING-15');
    expect(amounts(order)).toEqual([50_05, 7_51, 0, 0, 42_54]);
    expect(order.lines.map(({ discount }) => discount.amount)).toEqual([1_50, 6_01]);
  });

  it('takes no more than the goods cost, and can make the delivery free', async () => {
    const { id } = await addShipping({ kind: 'flat', name: 'Courier', price: 900 });
    await addPromotion({ kind: 'amount', value: 1_000_00, code: 'BIG' });
    await addPromotion({ kind: 'free_shipping', code: 'SENT-FREE' });
    const totals = async (promotionCode: string) => {
      const choice = { country: 'GB', shippingMethod: id, promotionCode };
      return amounts((await json<CheckoutQuote>(quote(await bagWith([50_00, 1]), choice))).totals);
    };
    expect(await totals('BIG')).toEqual([50_00, 50_00, 900, 0, 900]);
    expect(await totals('SENT-FREE')).toEqual([50_00, 0, 0, 0, 50_00]);
  });

  it('is refused with its reason, and nothing is ordered', async () => {
    const hour = 60 * 60 * 1000;
    const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
    await addPromotion({ kind: 'percent', value: 1, code: 'SOON', startsAt: inHours(2) });
    await addPromotion({ kind: 'percent', value: 1, code: 'OVER', endsAt: inHours(-2) });
    await addPromotion({ kind: 'percent', value: 1, code: 'OFF', active: false });
    await addPromotion({ kind: 'percent', value: 1, code: 'LARGE', minimumSubtotal: 100_00 });
    const spent = await addPromotion({ kind: 'percent', value: 1, code: 'SPENT', usageLimit: 1 });
    await execute(on, 'UPDATE promotions SET used = 1 WHERE id = $id', { id: spent.id });
    const browser = await bagWith([99_99, 1]);
    const refusals = [
      ['SOON', 422, 'promotion_not_active', 'The code SOON does not count yet.'],
      ['OVER', 422, 'promotion_not_active', 'The code OVER has ended.'],
      ['OFF', 422, 'promotion_not_active', 'The code OFF does not count at the moment.'],
      ['LARGE', 422, 'promotion_minimum', 'The code LARGE counts from $100.00 worth of pieces.'],
      ['SPENT', 409, 'promotion_used_up', 'The code SPENT has been used as often as it may be.'],
      ['NONE', 422, 'promotion_unknown', 'We know no code NONE.'],
    ] as const;
    for (const [promotionCode, ...expected] of refusals) {
      for (const answer of [
        await quote(browser, { country: 'GB', promotionCode }),
        await checkOut(browser, { promotionCode }),
      ]) {
        const { status, code, detail } = await problemOf(answer);
        expect([status, code, detail]).toEqual(expected);
      }
    }
    expect((await checkOut(browser)).status).toBe(201);
  });

  it('with a limit of 3 is used by 3 of 20 buyers at once; a cancelled order gives its use back', async () => {
    const { id } = await addPromotion({ kind: 'percent', value: 5000, code: 'FIRST-3', usageLimit: 3 });
    const buyers = await Promise.all(Array.from({ length: 20 }, () => bagWith([10_00, 1])));
    const answers = await Promise.all(buyers.map((buyer) => checkOut(buyer, { promotionCode: 'FIRST-3' })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect((await problemOf(answer)).code).toBe('promotion_used_up');
    }
    const used = async () =>
      (await selectOne<{ used: number }>(on, 'SELECT used FROM promotions WHERE id = $id', { id }))!.used;
    expect(await used()).toBe(3);
    await inTransaction(database, async (open) => {
      await releasePromotion(open, id);
      await releasePromotion(open, null);
    });
    expect(await used()).toBe(2);
    expect((await checkOut(await bagWith([10_00, 1]), { promotionCode: 'FIRST-3' })).status).toBe(201);
  });
});

describe('a way to pay', () => {
  it('is refused where it cannot be, with the reason', async () => {
    const path = '/api/admin/settings/payment';
    const before = await desk.send('GET', path, { token: merchant });
    const { settings } = await json<{ settings: { cashOnDelivery: object; inStore: object } }>(
      before.clone(),
    );
    const restricted = {
      ...settings,
      cashOnDelivery: { ...settings.cashOnDelivery, countries: ['GB', 'VN'], limit: 50_00 },
      inStore: { ...settings.inStore, active: false },
    };
    const save = (body: object, etag: string) =>
      desk.send('PUT', path, { body, headers: { 'if-match': etag }, token: merchant });
    const saved = await save(restricted, before.headers.get('etag')!);
    const cash = { paymentMethod: 'cash_on_delivery' } as const;
    const address = { ...checkoutBody().shippingAddress, country: 'NL', postalCode: '1012 AB' };
    const refused = async (change: Partial<CheckoutRequest>, price: number) => {
      const { status, code, detail } = await problemOf(checkOut(await bagWith([price, 1]), change));
      expect([status, code]).toEqual([422, 'payment_unavailable']);
      return detail;
    };
    expect(await refused({ ...cash, shippingAddress: address }, 10_00)).toContain('this country');
    expect(await refused(cash, 50_01)).toContain('up to $50.00');
    expect(await refused({ ...cash, shippingMethod: 'pick-up' }, 10_00)).toContain('picked up');
    expect(await refused({ paymentMethod: 'in_store' }, 10_00)).toContain('does not take');
    expect((await checkOut(await bagWith([50_00, 1]), cash)).status).toBe(201);
    await save(settings, saved.headers.get('etag')!);
    expect(await refused({ paymentMethod: 'in_store', shippingMethod: 'standard' }, 1)).toContain('picking');
  });
});

describe('a quote of the checkout', () => {
  it('is kept as long as nothing that was shown has moved', async () => {
    await addPromotion({ kind: 'percent', value: 1000, code: 'TEN' });
    const browser = await bagWith([10_00, 1]);
    const choice = { shippingMethod: 'standard', promotionCode: 'TEN' };
    const seen = await json<CheckoutQuote>(quote(browser, { country: 'GB', ...choice }));
    const order = await json<Order>(checkOut(browser, { ...choice, quote: seen.quote }));
    expect(amounts(order)).toEqual(amounts(seen.totals));
  });

  it('refuses an order at another tax, delivery or discount, and tells the new totals', async () => {
    await addPromotion({ kind: 'percent', value: 1000, code: 'TEN' });
    const browser = await bagWith([10_00, 1]);
    const seen = await json<CheckoutQuote>(quote(browser, { country: 'GB', promotionCode: 'TEN' }));
    for (const change of [{}, { promotionCode: 'TEN', shippingMethod: 'pick-up' }]) {
      const problem = await problemOf(checkOut(browser, { ...change, quote: seen.quote }));
      expect([problem.status, problem.code, problem.lines]).toEqual([409, 'bag_changed', []]);
    }
    await setTax({ pricesIncludeTax: false, defaultRate: 1000 });
    const problem = await problemOf(checkOut(browser, { promotionCode: 'TEN', quote: seen.quote }));
    expect(amounts(problem.totals!)).toEqual([10_00, 1_00, 0, 90, 9_90]);
  });

  it('names the lines of which price or quantity have moved', async () => {
    const browser = await bagWith([10_00, 1], [20_00, 1], [30_00, 1]);
    const seen = await json<CheckoutQuote>(quote(browser, { country: 'GB' }));
    const [dearer, more] = seen.lines;
    await execute(on, 'UPDATE variants SET price = 1100 WHERE id = $id', { id: dearer!.variantId });
    await browser.send('PATCH', `/api/bag/lines/${more!.id}`, { body: { quantity: 2 } });
    const problem = await problemOf(checkOut(browser, { quote: seen.quote }));
    expect(problem.code).toBe('bag_changed');
    expect(problem.lines!.map(({ variantId, message }) => [variantId, message])).toEqual([
      [dearer!.variantId, 'It is 1 × $11.00 now.'],
      [more!.variantId, 'It is 2 × $20.00 now.'],
    ]);
    expect(problem.totals!.total.amount).toBe(81_00);
  });

  it('needs a bag', async () => {
    expect((await problemOf(quote(visitor(), { country: 'GB' }))).code).toBe('bag_empty');
  });
});

describe('an address', () => {
  it('needs a postal code where the country has them', async () => {
    const browser = await bagWith([1, 1]);
    const { shippingAddress: address } = checkoutBody();
    const bad = await problemOf(checkOut(browser, { shippingAddress: { ...address, postalCode: '' } }));
    expect([bad.code, bad.fields]).toEqual([
      'invalid_request',
      [{ path: 'shippingAddress.postalCode', message: 'Enter the postal code' }],
    ]);
    const emirates = { ...address, country: 'AE', postalCode: '' };
    expect((await checkOut(browser, { shippingAddress: emirates })).status).toBe(201);
  });
});

describe('a gift note', () => {
  it('stays with the bag and goes onto the order, once', async () => {
    const browser = await bagWith([10_00, 1]);
    const body = { giftNote: '  For Mai, with love ❤  ' };
    const changed = await json<Bag>(browser.send('PUT', '/api/bag/gift-note', { body }));
    expect(changed.giftNote).toBe('For Mai, with love ❤');
    expect(await json<Bag>(browser.send('GET', '/api/bag'))).toEqual(changed);
    const order = await json<Order>(checkOut(browser));
    expect(order.giftNote).toBe('For Mai, with love ❤');
    expect((await json<Bag>(browser.send('GET', '/api/bag'))).giftNote).toBe('');
  });

  it('has a limit, and needs a bag', async () => {
    const browser = await bagWith([10_00, 1]);
    const put = (who: TestBrowser, giftNote: unknown) =>
      who.send('PUT', '/api/bag/gift-note', { body: { giftNote } });
    expect((await put(browser, 'x'.repeat(500))).status).toBe(200);
    expect((await put(browser, 'x'.repeat(501))).status).toBe(400);
    expect((await put(browser, 7)).status).toBe(400);
    expect((await problemOf(put(visitor(), 'Hello'))).code).toBe('bag_empty');
  });
});
