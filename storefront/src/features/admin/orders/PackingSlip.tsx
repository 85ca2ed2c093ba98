import type { Order } from '@lapidary/shared/orders/order';
import { addressLines } from '../../account/address-form.ts';
import { useStoreSettings } from '../store-context.ts';
import { dayWords } from '../time-words.ts';

/** What goes into the parcel: no prices, as it may be a present. Only on paper. */
export function PackingSlip({ order }: { order: Order }) {
  const { name, contact } = useStoreSettings();
  const sender = [name, ...contact.address, contact.email, contact.phone].filter((line) => line !== '');
  return (
    <section className="admin-slip">
      <h2>Packing slip</h2>
      <p className="admin-pre">{sender.join('\n')}</p>
      <p>
        Order {order.number}, {dayWords(order.placedAt)}
      </p>
      <p className="admin-pre">{addressLines(order.shippingAddress, 'en').join('\n')}</p>
      {order.shippingMethod && <p>{order.shippingMethod.name}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">Packed</th>
            <th scope="col">Quantity</th>
            <th scope="col">Piece</th>
            <th scope="col">SKU</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.variantId}>
              <td>☐</td>
              <td>{line.quantity}</td>
              <td>
                {line.productTitle}
                {line.variantTitle && `, ${line.variantTitle}`}
              </td>
              <td>{line.sku}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {order.note && <p className="admin-pre">From the buyer: {order.note}</p>}
      {order.giftNote && <p className="admin-pre">Gift note: {order.giftNote}</p>}
    </section>
  );
}
