import type { ShippingMethod } from '@lapidary/shared/pricing/shipping-method';
import type { PaymentSettings, TaxSettings } from '@lapidary/shared/pricing/store-settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paymentForm, readPayment } from './payment-form.ts';
import { readShipping, shippingForm } from './shipping-form.ts';
import { readTax, taxForm, withRate } from './tax-form.ts';

const pathsOf = (reading: { ok: true } | { ok: false; problems: { path: string }[] }): string[] =>
  reading.ok ? [] : reading.problems.map(({ path }) => path);

const rate = fc.integer({ min: 0, max: 10_000 });

describe('the tax form', () => {
  it('is read as it is shown', () => {
    fc.assert(
      fc.property(
        fc.record<TaxSettings>({
          pricesIncludeTax: fc.boolean(),
          shippingTaxed: fc.boolean(),
          defaultRate: rate,
          rates: fc.dictionary(fc.constantFrom('DE', 'GB', 'VN', 'US'), rate, { noNullPrototype: true }),
        }),
        (settings) => {
          expect(readTax(taxForm(settings))).toEqual({ ok: true, input: settings });
        },
      ),
    );
  });

  it('finds fault with countries that are none or twice there, and with rates', () => {
    const form = taxForm({
      pricesIncludeTax: true,
      shippingTaxed: true,
      defaultRate: 0,
      rates: { DE: 1900 },
    });
    const rows = (...more: [string, string][]) => ({
      ...form,
      rates: [...form.rates, ...more.map(([country, typed], key) => ({ key, country, rate: typed }))],
    });
    expect(pathsOf(readTax(rows(['de', '7'])))).toEqual(['rates.1.country']);
    expect(pathsOf(readTax(rows(['Germany', 'many'])))).toEqual(['rates.1.country', 'rates.1.rate']);
    expect(pathsOf(readTax({ ...form, defaultRate: '' }))).toEqual(['defaultRate']);
    expect(withRate(form.rates).map(({ key }) => key)).toEqual([0, 1]);
  });
});

const method: ShippingMethod = {
  id: 'm',
  kind: 'free_over',
  name: 'Courier',
  description: 'Against a signature',
  price: 1_500,
  freeOver: 20_000,
  minDays: 2,
  maxDays: 4,
  countries: ['GB', 'DE'],
  active: true,
  position: 10,
  version: 1,
};

describe('the form of a shipping method', () => {
  it.each<Partial<ShippingMethod>>([
    {},
    { kind: 'flat', freeOver: null },
    { minDays: null, maxDays: null },
    { kind: 'pick_up', price: 0, freeOver: null, minDays: null, maxDays: null, countries: [] },
  ])('is read as it is shown: %j', (change) => {
    const { id: _id, version: _version, ...rest } = { ...method, ...change };
    const { price, freeOver, minDays, maxDays, ...described } = rest;
    expect(readShipping(shippingForm({ ...method, ...change }, 'USD'), 'USD')).toEqual({
      ok: true,
      input: {
        ...described,
        ...(rest.kind !== 'pick_up' && { price, minDays, maxDays }),
        ...(rest.kind === 'free_over' && { freeOver }),
      },
    });
  });

  it.each([
    [{ name: '' }, ['name']],
    [{ price: 'free' }, ['price']],
    [{ freeOver: '' }, ['freeOver']],
    [{ countries: 'GB, Germany' }, ['countries.1']],
    [{ position: '-1' }, ['position']],
    [{ minDays: 'two' }, ['minDays']],
    [{ maxDays: '91' }, ['maxDays']],
    [{ minDays: '' }, ['minDays']],
    [{ maxDays: ' ' }, ['maxDays']],
    [{ minDays: '5' }, ['maxDays']],
  ])('of %j has its fault at %j', (change, paths) => {
    expect(pathsOf(readShipping({ ...shippingForm(method, 'USD'), ...change }, 'USD'))).toEqual(paths);
  });
});

describe('the form of payment', () => {
  const settings: PaymentSettings = {
    bankTransfer: { active: true, instructions: 'To DE02.' },
    cashOnDelivery: { active: false, instructions: 'Have it ready.', countries: ['GB'], limit: 100_000 },
    inStore: { active: true, instructions: 'Pay then.' },
  };

  it('is read as it is shown', () => {
    expect(readPayment(paymentForm(settings, 'USD'), 'USD')).toEqual({ ok: true, input: settings });
    const unlimited = { ...settings, cashOnDelivery: { ...settings.cashOnDelivery, limit: null } };
    expect(readPayment(paymentForm(unlimited, 'VND'), 'VND')).toEqual({ ok: true, input: unlimited });
  });

  it('wants words for the shopper, and amounts', () => {
    const form = paymentForm(settings, 'USD');
    const silent = { ...form, instructions: { ...form.instructions, inStore: ' ' }, limit: 'none' };
    expect(pathsOf(readPayment(silent, 'USD'))).toEqual(['cashOnDelivery.limit', 'inStore.instructions']);
  });
});
