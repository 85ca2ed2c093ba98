import type { OrderTotals } from '@lapidary/shared/orders/totals';
import { formatMoney } from '../../lib/format-money.ts';
import { useWords, useWritten } from '../../lib/island.tsx';
import { percentText } from './percent-text.ts';

interface Props {
  totals: OrderTotals;
  /** Name of the way it is delivered, when it is to be named. */
  delivery?: string | undefined;
  promotionCode: string | null;
  locale: string;
  busy?: boolean;
}

/** Every amount of an order, so that a shopper can add them up. */
export function TotalsList({ totals, delivery, promotionCode, locale, busy = false }: Props) {
  const words = useWords('checkout');
  const written = useWritten();
  const { subtotal, discount, shipping, tax, taxIncluded, taxRate, total } = totals;
  const money = (amount: OrderTotals['total']) => formatMoney(amount, locale);
  return (
    <dl className="totals" aria-busy={busy}>
      <dt>{words.subtotal}</dt>
      <dd className="amount">{money(subtotal)}</dd>
      {discount.amount > 0 && (
        <>
          <dt>
            {words.totals.discount}
            {promotionCode && ` (${promotionCode})`}
          </dt>
          <dd className="amount">−{money(discount)}</dd>
        </>
      )}
      <dt>
        {words.totals.delivery}
        {delivery && (
          <span className="hint" lang={written}>
            {' '}
            {delivery}
          </span>
        )}
      </dt>
      <dd className="amount">{shipping.amount === 0 ? words.free : money(shipping)}</dd>
      {!taxIncluded && (
        <>
          <dt>{words.totals.tax(percentText(taxRate, locale))}</dt>
          <dd className="amount">{money(tax)}</dd>
        </>
      )}
      <dt className="total">{words.totals.total}</dt>
      <dd className="amount total">{money(total)}</dd>
      {taxIncluded && tax.amount > 0 && (
        <>
          <dt className="quiet">{words.totals.includedTax(percentText(taxRate, locale))}</dt>
          <dd className="amount quiet">{money(tax)}</dd>
        </>
      )}
    </dl>
  );
}
