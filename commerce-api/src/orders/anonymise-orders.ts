import type { Address } from '@lapidary/shared/orders/order';
import { deleteOrderMails } from '../mail/index.ts';
import { forgetAnswers } from '../platform/forget-answers.ts';
import { type Executor, execute, select } from '../platform/sql.ts';
import { checkoutScope } from './checkout-scope.ts';

const NOBODY = 'Deleted customer';
const REMOVED = 'Removed';

/** What stays of an address: the country, for accounting and tax. */
const withoutPerson = ({ country }: Pick<Address, 'country'>): Address => ({
  name: NOBODY,
  line1: REMOVED,
  line2: '',
  city: REMOVED,
  region: '',
  postalCode: '',
  country,
});

/**
 * Takes the person out of all orders of a customer: name, email, phone, address and notes, those of the desk as well,
 * which may name anybody, and the mails about them. What was bought, the amounts, the country and the timeline stay, as the
 * books need them. Answers kept for checkouts of `bagIds` hold the same and are forgotten.
 * @returns how many orders there were.
 */
export async function anonymiseOrders(
  on: Executor,
  { customerId, bagIds }: { customerId: string; bagIds: readonly string[] },
): Promise<number> {
  for (const bagId of bagIds) await forgetAnswers(on, checkoutScope(bagId));
  const orders = await select<{ id: string; number: string; addressJson: string }>(
    on,
    `SELECT id, number, shipping_address_json AS addressJson FROM orders
     WHERE customer_id = $customerId ORDER BY id`,
    { customerId },
  );
  for (const { id, number, addressJson } of orders) {
    await deleteOrderMails(on, number);
    await execute(on, 'DELETE FROM order_notes WHERE order_id = $id', { id });
    await execute(on, "UPDATE order_events SET note = '' WHERE order_id = $id", { id });
    await execute(
      on,
      `UPDATE orders SET email = '', phone = '', note = '', gift_note = '', shipping_address_json = $addressJson
       WHERE id = $id AND customer_id = $customerId`,
      {
        id,
        customerId,
        addressJson: JSON.stringify(withoutPerson(JSON.parse(addressJson) as Address)),
      },
    );
  }
  return orders.length;
}
