import { randomUUID } from 'node:crypto';
import type { CheckoutRequest, Order } from '@lapidary/shared/orders/order';
import { checkoutBody } from './checkout-body.ts';
import type { TestApp } from './test-app.ts';

/** Places an order for some variants, as a guest or with a token. @throws Error with the answer when there is none. */
export async function buy(
  { visitor }: Pick<TestApp, 'visitor'>,
  variantIds: readonly string[],
  {
    quantity = 1,
    token,
    checkout,
  }: { quantity?: number; token?: string; checkout?: Partial<CheckoutRequest> } = {},
): Promise<Order> {
  const browser = visitor();
  for (const variantId of variantIds) {
    await browser.send('POST', '/api/bag/lines', { body: { variantId, quantity } });
  }
  const response = await browser.send('POST', '/api/checkout', {
    body: checkoutBody(checkout),
    headers: { 'idempotency-key': randomUUID() },
    ...(token && { token }),
  });
  if (response.status !== 201) throw new Error(`no order: ${response.status} ${await response.text()}`);
  return (await response.json()) as Order;
}
