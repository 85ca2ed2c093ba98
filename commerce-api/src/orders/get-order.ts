import { createHash, timingSafeEqual } from 'node:crypto';
import type { Order } from '@lapidary/shared/orders/order';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { parseOrderNumber } from './order-number.ts';
import { type OrderRow, readNoOrder, readOrders, selectOrderByNumber } from './order-rows.ts';

/** Looked for in the place of a number that cannot be one, and never drawn: it has letters that no number has. */
const NO_NUMBER = 'L-0000-0000';

/**
 * One answer for no such order and for somebody else's, after the same statements: numbers cannot be tried out, nor
 * told apart by how long the answer takes.
 */
async function findOrder(
  { database }: Pick<Services, 'database'>,
  number: string,
  belongs: (order: OrderRow) => boolean,
): Promise<Order> {
  const on = { database };
  const row = await selectOrderByNumber(on, parseOrderNumber(number) ?? NO_NUMBER);
  const order = row ? (await readOrders(on, [row]))[0] : await readNoOrder(on);
  if (!row || !order || !belongs(row)) throw new AppError('not_found', 'We know no such order.');
  return order;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Emails as people write the same one: any case, composed or not. Compared in constant time. */
const isSameEmail = (a: string, b: string): boolean => {
  const [left, right] = [a, b].map((email) => digest(email.trim().normalize('NFKC').toLowerCase()));
  return timingSafeEqual(left!, right!);
};

/** An order of a signed-in customer. @throws AppError `not_found`, also when it is somebody else's. */
export const getOrder = async (
  services: Pick<Services, 'database'>,
  { number, customerId }: { number: string; customerId: string },
): Promise<Order> => await findOrder(services, number, (order) => order.customerId === customerId);

/** An order for whoever knows its number and email. @throws AppError `not_found`, alike for either being wrong. */
export const lookUpOrder = async (
  services: Pick<Services, 'database'>,
  { number, email }: { number: string; email: string },
): Promise<Order> => await findOrder(services, number, (order) => isSameEmail(order.email, email));
