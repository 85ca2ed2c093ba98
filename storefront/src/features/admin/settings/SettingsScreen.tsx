import { formatMoney } from '@lapidary/shared/money';
import type { ShippingMethod } from '@lapidary/shared/pricing/shipping-method';
import { routeHash } from '../admin-routes.ts';
import { useCurrency } from '../currency-context.ts';
import { countryWords } from '../forms/country-codes.ts';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { useLoad } from '../use-load.ts';
import { listShippingMethods } from './settings-api.client.ts';

const NEW = routeHash({ screen: 'shipping_method', id: null });

function priceWords({ kind, price, freeOver }: ShippingMethod, currency: string): string {
  const money = (amount: number) => formatMoney({ amount, currency });
  if (kind === 'pick_up' || price === 0) return 'Free';
  return freeOver === null ? money(price) : `${money(price)}, free from ${money(freeOver)}`;
}

function MethodTable({ methods }: { methods: ShippingMethod[] }) {
  const currency = useCurrency();
  return (
    <table className="admin-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Price</th>
          <th scope="col">Countries</th>
          <th scope="col">Offered</th>
        </tr>
      </thead>
      <tbody>
        {methods.map((method) => (
          <tr key={method.id}>
            <th scope="row">
              <a href={routeHash({ screen: 'shipping_method', id: method.id })}>{method.name}</a>
              {method.description && <span className="quiet">{method.description}</span>}
            </th>
            <td className="amount" data-label="Price">
              {priceWords(method, currency)}
            </td>
            <td className="quiet" data-label="Countries">
              {countryWords(method.countries)}
            </td>
            <td>
              <span className={method.active ? 'admin-mark admin-mark-live' : 'admin-mark'}>
                {method.active ? 'Offered' : 'Switched off'}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shipping() {
  const methods = useLoad(listShippingMethods);
  const add = <a href={NEW}>New shipping method</a>;
  return (
    <section className="admin-section" aria-labelledby="shipping-heading">
      <div className="admin-heading">
        <h2 id="shipping-heading">Shipping</h2>
        {add}
      </div>
      <LoadedPart loaded={methods} of="shipping methods">
        {(list) =>
          list.length > 0 ? (
            <MethodTable methods={list} />
          ) : (
            <p>Nothing can be delivered: no order can be placed. {add}</p>
          )
        }
      </LoadedPart>
    </section>
  );
}

export function SettingsScreen() {
  return (
    <>
      <ScreenHeading title="Settings" />
      <div className="admin-parts">
        <Shipping />
        <section className="admin-section" aria-labelledby="checkout-heading">
          <h2 id="checkout-heading">Checkout</h2>
          <ul className="admin-cards">
            <li>
              <a href={routeHash({ screen: 'tax' })}>Tax</a>{' '}
              <span className="quiet">Rates by country, and whether prices include the tax.</span>
            </li>
            <li>
              <a href={routeHash({ screen: 'payment' })}>Payment</a>{' '}
              <span className="quiet">Ways to pay, and what shoppers are told.</span>
            </li>
          </ul>
        </section>
        <section className="admin-section" aria-labelledby="store-heading">
          <h2 id="store-heading">Shop</h2>
          <ul className="admin-cards">
            <li>
              <a href={routeHash({ screen: 'store' })}>Store</a>{' '}
              <span className="quiet">Name, contact, announcement, languages and currency.</span>
            </li>
          </ul>
        </section>
      </div>
    </>
  );
}
