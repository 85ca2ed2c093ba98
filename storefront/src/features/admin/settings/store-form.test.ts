import type { StoreSettings } from '@lapidary/shared/catalog/store';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_OPTIONS, readStore, storeForm } from './store-form.ts';

const settings: StoreSettings = {
  name: 'Gems',
  currency: 'USD',
  locale: 'en-GB',
  languages: ['en', 'vi'],
  contact: { email: 'hello@shop.test', phone: '+44 20 7946 0000', address: ['12 Row', 'London'] },
  announcement: { text: 'Sale', link: '/rings/', endsAt: '2036-03-01T09:30:00.000Z' },
};

describe('what is said of the shop', () => {
  it.each([
    settings,
    { ...settings, announcement: null },
    { ...settings, contact: { email: '', phone: '', address: [] } },
  ])('is read as it is shown', (one) => {
    expect(readStore(storeForm(one))).toEqual({ ok: true, input: one });
  });

  it.each([
    [{ name: ' ' }, ['name']],
    [{ locale: 'English' }, ['locale']],
    [{ email: 'nobody' }, ['contact.email']],
    [{ link: 'rings' }, ['announcement.link']],
    [{ announcement: '' }, ['announcement.text']],
  ])('with %j has its fault there', (change, paths) => {
    const reading = readStore({ ...storeForm(settings), ...change });
    expect(reading.ok ? [] : reading.problems.map(({ path }) => path)).toEqual(paths);
  });

  it('can be in each language alone, or in all, any of them first', () => {
    expect(LANGUAGE_OPTIONS).toEqual([
      ['en', 'English'],
      ['en vi', 'English and Vietnamese (English first)'],
      ['vi', 'Vietnamese'],
      ['vi en', 'Vietnamese and English (Vietnamese first)'],
    ]);
  });
});
