import type { DeliveryTerm } from '@lapidary/shared/catalog/delivery-term';
import { decimalAmount } from '@lapidary/shared/money';

/**
 * A way of delivery for search engines, for somebody who buys one piece: schema.org OfferShippingDetails.
 * @param price of the piece, minor units of the currency.
 */
export function deliveryDetails(term: DeliveryTerm, price: number, currency: string): object {
  const isFree = term.freeOver !== null && price >= term.freeOver;
  return {
    '@type': 'OfferShippingDetails',
    shippingRate: {
      '@type': 'MonetaryAmount',
      value: decimalAmount({ amount: isFree ? 0 : term.price, currency }),
      currency,
    },
    // Without a destination it is for everywhere.
    ...(term.countries.length > 0 && {
      shippingDestination: { '@type': 'DefinedRegion', addressCountry: term.countries },
    }),
    ...(term.minDays !== null &&
      term.maxDays !== null && {
        deliveryTime: {
          '@type': 'ShippingDeliveryTime',
          transitTime: {
            '@type': 'QuantitativeValue',
            minValue: term.minDays,
            maxValue: term.maxDays,
            unitCode: 'DAY',
          },
        },
      }),
  };
}
