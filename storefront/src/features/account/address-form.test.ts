import { expect, it } from 'vitest';
import account from '../../messages/en/account.ts';
import { addressLines, addressProblems, readAddress } from './address-form.ts';

const address = {
  name: 'Ada Lovelace',
  line1: '12 St James’s Square',
  line2: '',
  city: 'London',
  region: '',
  postalCode: 'SW1Y 4JH',
  country: 'GB',
};

it('reads what was typed, without the spaces around it', () => {
  const form = new FormData();
  for (const [name, value] of Object.entries(address)) form.set(`address-${name}`, ` ${value} `);
  expect(readAddress(form)).toEqual(address);
});

it('names what is missing in the order of the form', () => {
  expect(addressProblems(readAddress(new FormData()), account).map(({ field }) => field)).toEqual([
    'address-name',
    'address-line1',
    'address-city',
    'address-country',
  ]);
  expect(addressProblems(address, account)).toEqual([]);
});

it('is written as on a label', () => {
  expect(addressLines(address, 'en')).toEqual([
    'Ada Lovelace',
    '12 St James’s Square',
    'SW1Y 4JH London',
    'United Kingdom',
  ]);
});
