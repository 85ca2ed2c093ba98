import type { Order } from '@lapidary/shared/orders/order';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { parseOrderNumber } from './order-number.ts';
import { type OrderRow, readOrders, selectOrderByNumber } from './order-rows.ts';

async function findOrder(
  { database }: Pick<Services, 'database'>,
  number: string,
  belongs: (order: OrderRow) => boolean,
): Promise<Order> {
  const stored = parseOrderNumber(number);
  const row = stored === undefined ? undefined : await selectOrderByNumber({ database }, stored);
  // One answer for no such order and for somebody else's, so that numbers cannot be tried out.
  if (!row || !belongs(row)) throw new AppError('not_found', 'We know no such order.');
  const [order] = await readOrders({ database }, [row]);
  return order!;
}

/** An order of a signed-in customer. @throws AppError `not_found`, also when it is somebody else's. */
export const getOrder = async (
  services: Pick<Services, 'database'>,
  { number, customerId }: { number: string; customerId: string },
): Promise<Order> => await findOrder(services, number, (order) => order.customerId === customerId);

/** An order for whoever knows its number and email. @throws AppError `not_found`, alike for either being wrong. */
export const lookUpOrder = async (
  services: Pick<Services, 'database'>,
  { number, email }: { number: string; email: string },
): Promise<Order> =>
  await findOrder(services, number, (order) => order.email.toLowerCase() === email.toLowerCase());
