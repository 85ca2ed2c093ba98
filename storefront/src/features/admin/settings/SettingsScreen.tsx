import { formatMoney } from '@lapidary/shared/money';
import type { ShippingMethod } from '@lapidary/shared/pricing/shipping-method';
import { routeHash } from '../admin-routes.ts';
import { countryWords } from '../forms/country-codes.ts';
import { type Column, DataTable } from '../forms/DataTable.tsx';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { useCurrency } from '../store-context.ts';
import { useLoad } from '../use-load.ts';
import { listShippingMethods } from './settings-api.client.ts';

const NEW = routeHash({ screen: 'shipping_method', id: null });

function priceWords({ kind, price, freeOver }: ShippingMethod, currency: string): string {
  const money = (amount: number) => formatMoney({ amount, currency });
  if (kind === 'pick_up' || price === 0) return 'Free';
  return freeOver === null ? money(price) : `${money(price)}, free from ${money(freeOver)}`;
}

const columnsOf = (currency: string): Column<ShippingMethod>[] => [
  {
    title: 'Name',
    kind: 'row',
    cell: ({ id, name, description }) => (
      <>
        <a href={routeHash({ screen: 'shipping_method', id })}>{name}</a>
        {description && <span className="quiet">{description}</span>}
      </>
    ),
  },
  { title: 'Price', kind: 'amount', cell: (method) => priceWords(method, currency) },
  { title: 'Countries', kind: 'quiet', cell: ({ countries }) => countryWords(countries) },
  {
    title: 'Offered',
    cell: ({ active }) => (
      <span className={active ? 'admin-mark admin-mark-live' : 'admin-mark'}>
        {active ? 'Offered' : 'Switched off'}
      </span>
    ),
  },
];

function Shipping() {
  const currency = useCurrency();
  const methods = useLoad(listShippingMethods);
  return (
    <section className="admin-section" aria-labelledby="shipping-heading">
      <div className="admin-heading">
        <h2 id="shipping-heading">Shipping</h2>
        <a href={NEW}>New shipping method</a>
      </div>
      <LoadedPart loaded={methods} of="shipping methods">
        {(list) =>
          list.length > 0 ? (
            <DataTable columns={columnsOf(currency)} rows={list} keyOf={({ id }) => id} />
          ) : (
            <p>Nothing can be delivered, so no order can be placed: there has to be a shipping method.</p>
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
