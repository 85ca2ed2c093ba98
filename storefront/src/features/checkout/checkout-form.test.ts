import { CheckoutRequest } from '@lapidary/shared/orders/order';
import { describe, expect, it } from 'vitest';
import words from '../../messages/en/checkout.ts';
import { checkoutFormProblems, fieldId, PAYMENT_METHODS, readCheckoutForm } from './checkout-form.ts';
import { countries, countryOf } from './countries.ts';

function filled(changes: Record<string, string> = {}): FormData {
  const form = new FormData();
  const values = {
    email: ' an@example.com ',
    'shippingAddress.name': 'An Nguyễn',
    'shippingAddress.line1': '1 Hàng Bạc',
    'shippingAddress.city': 'Hà Nội',
    'shippingAddress.country': 'VN',
    paymentMethod: 'bank_transfer',
    ...changes,
  };
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

const problemPaths = (changes: Record<string, string>) =>
  checkoutFormProblems(readCheckoutForm(filled(changes), { quote: 'q', language: 'en' }), words).map(
    ({ path }) => path,
  );

describe('readCheckoutForm', () => {
  it('gives what the API takes', () => {
    const order = readCheckoutForm(filled(), { quote: 'quote-1', language: 'vi' });
    expect(CheckoutRequest.parse(order)).toEqual(order);
    expect(order).toMatchObject({ email: 'an@example.com', phone: '', language: 'vi', quote: 'quote-1' });
    expect(order).not.toHaveProperty('shippingMethod');
  });

  it('takes the delivery chosen and the code applied along', () => {
    const form = filled({ shippingMethod: 'standard' });
    const order = readCheckoutForm(form, { quote: 'q', promotionCode: 'TEN', language: 'en' });
    expect(CheckoutRequest.parse(order)).toEqual(order);
    expect(order).toMatchObject({ shippingMethod: 'standard', promotionCode: 'TEN' });
  });
});

describe('checkoutFormProblems', () => {
  it('finds nothing wrong with a form that the API takes', () => {
    expect(problemPaths({})).toEqual([]);
  });

  it('names what is missing in the order of the form, as the API would', () => {
    const empty = readCheckoutForm(new FormData(), { quote: 'q', language: 'en' });
    const found = checkoutFormProblems(empty, words).map(({ path }) => path);
    expect(found).toEqual([
      'email',
      'shippingAddress.name',
      'shippingAddress.line1',
      'shippingAddress.city',
      'shippingAddress.country',
      'paymentMethod',
    ]);
    const refused = CheckoutRequest.safeParse(empty).error!.issues.map(({ path }) => path.join('.'));
    expect(new Set(found)).toEqual(new Set(refused));
  });

  it('asks for a postal code where the country has them, as the API does', () => {
    expect(problemPaths({ 'shippingAddress.country': 'US' })).toEqual(['shippingAddress.postalCode']);
    const us = { 'shippingAddress.country': 'US', 'shippingAddress.postalCode': '1000' };
    expect(problemPaths(us)).toEqual(['shippingAddress.postalCode']);
    expect(problemPaths({ ...us, 'shippingAddress.postalCode': '10001' })).toEqual([]);
  });

  it.each(['an', 'an@', '@example.com', 'an@example', 'a n@example.com'])('refuses the email %j', (email) => {
    expect(problemPaths({ email })).toEqual(['email']);
  });
});

describe('fieldId', () => {
  it('has an element for each field of the form, and none for others', () => {
    for (const path of Object.keys(words.fields)) expect(fieldId(path)).toMatch(/^checkout-[\w-]+$/);
    expect(fieldId('quote')).toBeNull();
  });
});

it('offers every way to pay that the API takes', () => {
  const { options } = CheckoutRequest.shape.paymentMethod;
  expect(PAYMENT_METHODS).toEqual(options);
});

describe('countries', () => {
  it('lists all by name', () => {
    const list = countries('en');
    expect(list).toHaveLength(249);
    expect(list.find(({ code }) => code === 'VN')?.name).toBe('Vietnam');
    expect(new Set(list.map(({ code }) => code)).size).toBe(249);
  });

  it('guesses a country only from a locale that names one', () => {
    expect(countryOf('en-GB')).toBe('GB');
    expect(countryOf('en')).toBe('');
  });
});
