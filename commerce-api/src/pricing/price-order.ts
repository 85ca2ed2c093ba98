import { addAmounts } from '@lapidary/shared/money';
import { allocate } from './allocate.ts';
import { roundedShare } from './rounded-share.ts';

/** Basis points of the whole: 10,000 is 100 %. */
const WHOLE = 10_000;

export interface PricedGoods {
  /** Unique among the lines of an order; decides between lines that are equal otherwise. */
  variantId: string;
  /** Minor units. */
  unitPrice: number;
  quantity: number;
}

export interface ShippingPrice {
  price: number;
  /** Free from this value of the goods after the discount; null when it never is. */
  freeOver: number | null;
}

export type Discount =
  /** Basis points of the goods. */
  | { kind: 'percent'; value: number }
  /** Minor units off the goods, as far as they go. */
  | { kind: 'amount'; value: number }
  | { kind: 'free_shipping' };

export interface Taxation {
  /** Basis points. */
  rate: number;
  pricesIncludeTax: boolean;
  shippingTaxed: boolean;
}

export interface PriceOrderInput {
  lines: readonly PricedGoods[];
  shipping: ShippingPrice;
  discount: Discount | null;
  tax: Taxation;
}

export interface PricedLine {
  variantId: string;
  /** Before the discount. */
  lineTotal: number;
  discount: number;
  tax: number;
}

/** Every amount of an order, in minor units. */
export interface PricedOrder {
  lines: PricedLine[];
  subtotal: number;
  discount: number;
  shipping: number;
  shippingTax: number;
  /** Of lines and shipping. Part of the total in any case; on top of the prices unless `taxIncluded`. */
  tax: number;
  taxIncluded: boolean;
  taxRate: number;
  total: number;
}

function discountOn(subtotal: number, discount: Discount | null): number {
  switch (discount?.kind) {
    case 'percent':
      return roundedShare(subtotal, discount.value, WHOLE);
    case 'amount':
      return Math.min(discount.value, subtotal);
    default:
      return 0;
  }
}

function shippingPrice({ shipping, discount }: PriceOrderInput, goods: number): number {
  if (discount?.kind === 'free_shipping') return 0;
  return shipping.freeOver !== null && goods >= shipping.freeOver ? 0 : shipping.price;
}

/** The tax that an amount contains, or that comes on top of it. */
const taxOn = (amount: number, { rate, pricesIncludeTax }: Taxation): number =>
  roundedShare(amount, rate, pricesIncludeTax ? WHOLE + rate : WHOLE);

/**
 * Prices an order from what the shop knows; nothing of it comes from a client. Rounding is half away from zero, once
 * per line (docs/decisions/0010-prices-and-tax.md).
 * @throws RangeError when a sum leaves the range in which integers are exact.
 */
export function priceOrder(input: PriceOrderInput): PricedOrder {
  const { lines, tax: taxation } = input;
  const lineTotals = lines.map(({ unitPrice, quantity }) => unitPrice * quantity);
  const subtotal = addAmounts(lineTotals);
  const discount = discountOn(subtotal, input.discount);
  const shares = allocate(
    discount,
    lines.map(({ variantId }, index) => ({ key: variantId, weight: lineTotals[index]! })),
  );
  const priced = lines.map(({ variantId }, index): PricedLine => {
    const lineTotal = lineTotals[index]!;
    const lineDiscount = shares[index]!;
    return { variantId, lineTotal, discount: lineDiscount, tax: taxOn(lineTotal - lineDiscount, taxation) };
  });
  const shipping = shippingPrice(input, subtotal - discount);
  const shippingTax = taxation.shippingTaxed ? taxOn(shipping, taxation) : 0;
  const tax = addAmounts([...priced.map((line) => line.tax), shippingTax]);
  const added = taxation.pricesIncludeTax ? 0 : tax;
  return {
    lines: priced,
    subtotal,
    discount,
    shipping,
    shippingTax,
    tax,
    taxIncluded: taxation.pricesIncludeTax,
    taxRate: taxation.rate,
    total: addAmounts([subtotal, -discount, shipping, added]),
  };
}
