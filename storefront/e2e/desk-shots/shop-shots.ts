import { alert, answered, at, type DeskShot, failed, form, list, loading, press } from './desk-shot.ts';

const NOTHING_TO_DO = {
  ordersToDo: { pack: 0, payment: 0 },
  stock: { low: 0, soldOut: 0 },
  failedPublishes: [],
  schedules: [],
  publishing: { releases: 0, p50Ms: null, p95Ms: null, times: [] },
  sales: Array.from({ length: 30 }, (_, n) => ({
    day: `2026-03-${String(n + 1).padStart(2, '0')}`,
    orders: 0,
    total: 0,
  })),
};

const home: Record<string, DeskShot> = {
  home: async (page) => {
    await at(page, '#/');
    await page.getByRole('heading', { name: 'Sales' }).waitFor();
  },
  'home-nothing-to-do': answered('**/api/admin/overview*', NOTHING_TO_DO, '#/', 'Nothing waits for you'),
  'home-loading': loading('**/api/admin/overview*', '#/'),
  'home-failed': failed('**/api/admin/overview*', '#/'),
  help: async (page) => {
    await at(page, '#/');
    await press(page, 'Help');
  },
  menu: async (page) => {
    await at(page, '#/orders');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const menu = page.getByRole('button', { name: 'Menu' });
    if (await menu.isVisible()) await menu.click();
  },
  'no-such-screen': async (page) => {
    await at(page, '#/nowhere');
    await page.getByRole('heading', { level: 1 }).waitFor();
  },
};

const listings: Record<string, DeskShot> = {
  listings: list('#/listings'),
  category: form('#/listings/category/rings'),
  'category-delete': async (page) => {
    await form('#/listings/category/rings')(page);
    await press(page, 'Delete the category Rings');
    await page.getByRole('dialog').waitFor();
  },
  'collection-new': async (page) => {
    await form('#/listings/collection')(page);
    await page.getByLabel('Title', { exact: true }).fill('Gifts');
    await page.getByLabel('Position').fill('soon');
    await press(page, /^Save$/);
    await page.locator('.field-error').first().waitFor();
  },
};

const settings: Record<string, DeskShot> = {
  promotions: async (page) => {
    await at(page, '#/promotions');
    await page.getByRole('table').or(page.getByText('no promotion codes')).first().waitFor();
  },
  'promotions-none': answered(
    '**/api/admin/promotions',
    { promotions: [] },
    '#/promotions',
    'no promotion codes yet',
  ),
  'promotion-new': form('#/promotions/new'),
  'promotion-errors': async (page) => {
    await form('#/promotions/new')(page);
    await page.getByLabel('Code', { exact: true }).fill('!');
    await press(page, /^Save$/);
    await page.locator('.field-error').first().waitFor();
  },
  settings: list('#/settings'),
  store: form('#/settings/store'),
  'store-unsaved': async (page) => {
    await form('#/settings/store')(page);
    await page.getByLabel('Email').fill('nobody');
    await press(page, /^Save$/);
    await page.locator('.field-error').first().waitFor();
  },
  'shipping-method': form('#/settings/shipping/standard'),
  'shipping-method-new': form('#/settings/shipping/new'),
  tax: async (page) => {
    await form('#/settings/tax')(page);
    await press(page, 'Add a country');
  },
  'tax-conflict': async (page, { merchant }) => {
    await form('#/settings/tax')(page);
    await press(page, 'Add a country');
    await page.getByLabel('Country').last().fill('fo');
    await page.getByLabel('Percent', { exact: true }).last().fill('25');
    const before = await merchant.call<{ settings: { rates: object }; version: number }>(
      'GET',
      '/settings/tax',
    );
    const theirs = { ...before.settings, rates: { ...before.settings.rates, IS: 2400 } };
    const match = (version: number) => ({ 'if-match': `"${version}"` });
    const saved = await merchant.call<{ version: number }>(
      'PUT',
      '/settings/tax',
      theirs,
      match(before.version),
    );
    await press(page, /^Save$/);
    await page.getByRole('dialog').waitFor();
    await merchant.call('PUT', '/settings/tax', before.settings, match(saved.version));
  },
  payment: form('#/settings/payment'),
};

const people: Record<string, DeskShot> = {
  people: list('#/people'),
  'people-refused': async (page) => {
    await list('#/people')(page);
    await page.getByLabel('Email').fill('nobody');
    await press(page, 'Invite');
  },
  activity: async (page) => {
    await at(page, '#/activity');
    await page
      .getByText(/^\d+ values?$/)
      .first()
      .click();
  },
  'activity-none': async (page) => {
    await at(page, '#/activity');
    await page.getByLabel('Of an order number').fill('L-AAAA-AAAA');
    await page.getByText('Nothing like that was done.').waitFor();
  },
  'your-sign-in': async (page) => {
    await at(page, '#/sign-in');
    await page.getByRole('button', { name: 'Set up an app' }).waitFor();
  },
  'second-factor': async (page) => {
    await at(page, '#/sign-in');
    await press(page, 'Set up an app');
    await page.getByRole('img', { name: /^QR code/ }).waitFor();
    await page.getByLabel('Code that the app shows now').fill('12 34');
    await press(page, 'Turn on');
    await alert(page);
  },
};

/** The first screen, and what concerns the shop as a whole. */
export const shopShots: Record<string, DeskShot> = { ...home, ...listings, ...settings, ...people };
