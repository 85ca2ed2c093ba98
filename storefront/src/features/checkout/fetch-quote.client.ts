import type { CheckoutQuote } from '@lapidary/shared/orders/quote';
import { request } from '../../lib/api-client.client.ts';

/**
 * Asks what an order of the bag would cost.
 * @throws ApiProblem, BackendUnreachable
 */
export async function fetchQuote(choice: {
  country: string;
  shippingMethod?: string | undefined;
  promotionCode?: string | undefined;
}): Promise<CheckoutQuote> {
  return await request<CheckoutQuote>('POST', '/api/checkout/quote', { body: choice });
}
