import { HttpGuest } from '../fixtures/http-guest.ts';
import { uniqueEmail } from '../fixtures/test-piece.ts';
import { alert, answered, at, type DeskShot, failed, list, loading, press } from './desk-shot.ts';

const anOrder: DeskShot = async (page, { shop, merchant, plain }) => {
  const variantId = plain.draft.variants[0]!.id;
  await merchant.setStock(variantId, 9);
  const guest = new HttpGuest(shop);
  await guest.addToBag(variantId);
  const { body } = await guest.checkOut(uniqueEmail('pictures'));
  await at(page, `#/orders/${body!.number}`);
  await page.getByRole('heading', { name: 'Timeline' }).waitFor();
};

const orders: Record<string, DeskShot> = {
  order: anOrder,
  'order-shipped': async (page, subject) => {
    await anOrder(page, subject);
    for (const step of ['paid', 'packed']) await press(page, `Mark as ${step}`);
    await press(page, 'Mark as shipped');
    await page.getByRole('dialog').getByLabel('Carrier').fill('DHL');
  },
  'order-cancel': async (page, subject) => {
    await anOrder(page, subject);
    await press(page, 'Cancel order…');
  },
  'order-packing-slip': async (page, subject) => {
    await anOrder(page, subject);
    await page.emulateMedia({ media: 'print' });
  },
  'order-not-there': async (page) => {
    await at(page, '#/orders/L-AAAA-AAAA');
    await alert(page);
  },
  orders: list('#/orders'),
  'orders-no-match': async (page) => {
    await list('#/orders')(page);
    await page.getByLabel('Search by number').fill('nobody@nowhere.test');
    await page.getByRole('table').waitFor({ state: 'detached' });
  },
  'orders-none': answered(
    '**/api/admin/orders*',
    { orders: [], nextCursor: null },
    '#/orders',
    'No order matches.',
  ),
  'orders-loading': loading('**/api/admin/orders*', '#/orders'),
  'orders-failed': failed('**/api/admin/orders*', '#/orders'),
};

const stock: Record<string, DeskShot> = {
  stock: list('#/stock'),
  'stock-refused': async (page) => {
    await list('#/stock')(page);
    const field = page.getByRole('textbox', { name: /^Stock of/ }).first();
    await field.fill('lots');
    await field.press('Enter');
    await page.getByText('Enter a whole number').waitFor();
  },
  'stock-set': async (page) => {
    await list('#/stock')(page);
    const field = page.getByRole('textbox', { name: /^Stock of/ }).first();
    await field.fill(String(Number(await field.inputValue()) + 1));
    await field.press('Enter');
    await page.getByText(/^Set to/).waitFor();
  },
  'stock-none': answered(
    '**/api/admin/inventory*',
    { variants: [], nextCursor: null },
    '#/stock',
    'Nothing is low',
  ),
  'stock-history': async (page, { merchant, plain }) => {
    const variantId = plain.draft.variants[0]!.id;
    for (const units of [7, 4]) await merchant.setStock(variantId, units);
    await list(`#/stock/${variantId}`)(page);
  },
};

/** Orders and stock. */
export const orderShots: Record<string, DeskShot> = { ...orders, ...stock };
