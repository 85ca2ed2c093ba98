import { expect, it } from 'vitest';
import { NEW_PRICE_CHANGE, readPriceChange } from './price-change.ts';

const read = (form: object, currency = 'USD') => readPriceChange({ ...NEW_PRICE_CHANGE, ...form }, currency);

it.each<[object, number]>([
  [{ value: '10' }, -10],
  [{ value: ' 7.5 ', direction: 'up' }, 7.5],
  [{ value: '20', by: 'amount' }, -2000],
  [{ value: '0.05', by: 'amount', direction: 'up' }, 5],
])('reads %j', (form, value) => {
  expect(read(form)).toMatchObject({ ok: true, change: { kind: 'price', value } });
});

it.each<[object, RegExp]>([
  [{ value: '' }, /percentage such as/],
  [{ value: '0' }, /percentage such as/],
  [{ value: '-5' }, /percentage such as/],
  [{ value: 'ten' }, /percentage such as/],
  [{ value: '100' }, /99 %/],
  [{ value: '1001', direction: 'up' }, /1000 %/],
  [{ value: '1.999', by: 'amount' }, /amount such as/],
])('refuses %j', (form, message) => {
  expect(read(form)).toEqual({
    ok: false,
    problems: [{ path: 'change.value', message: expect.stringMatching(message) }],
  });
});

it('counts amounts in the units of the currency', () => {
  expect(read({ value: '500', by: 'amount' }, 'JPY')).toMatchObject({ change: { value: -500 } });
});
