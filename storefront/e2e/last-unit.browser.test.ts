import { afterAll, expect, inject, it } from 'vitest';
import { HttpGuest } from './fixtures/http-guest.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { openShopDatabase } from './fixtures/shop-database.ts';
import { testPendant, unique } from './fixtures/test-piece.ts';

const GUESTS = 20;
const { url: shop, home } = inject('shop');
const database = openShopDatabase(home);
afterAll(() => database.close());

it(`sells the last unit to one of ${GUESTS} who order it at once`, async () => {
  const merchant = await MerchantApi.signIn(shop);
  const piece = await merchant.createLiveProduct(testPendant(), 1);
  const variantId = piece.draft.variants[0]!.id;
  const run = unique();
  const guests = Array.from({ length: GUESTS }, (_, index) => ({
    guest: new HttpGuest(shop),
    email: `guest-${index}-${run}@lapidary.test`,
  }));
  const bags = await Promise.all(guests.map(({ guest }) => guest.addToBag(variantId)));
  expect(bags.map(({ status }) => status)).toEqual(Array(GUESTS).fill(201));

  const answers = await Promise.all(guests.map(({ guest, email }) => guest.checkOut(email)));
  const refused = answers.filter(({ status }) => status !== 201);
  expect(refused.map(({ status, problem }) => [status, problem?.code])).toEqual(
    Array(GUESTS - 1).fill([409, 'out_of_stock']),
  );
  expect(refused[0]!.problem?.lines).toMatchObject([{ variantId, requested: 1, available: 0 }]);

  expect(database.stockOf(variantId)).toBe(0);
  expect(database.unitsOrdered(variantId)).toBe(1);
  const winner = guests[answers.findIndex(({ status }) => status === 201)]!;
  expect(database.ordersOf(winner.email)).toHaveLength(1);
});
