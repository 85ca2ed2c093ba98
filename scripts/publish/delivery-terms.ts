import { DeliveryTerm } from '@lapidary/shared/catalog/delivery-term';
import type { ShippingMethod } from '@lapidary/shared/pricing/shipping-method';

/** What pages say of the ways of delivery that are offered; picking up is none. */
export const toDeliveryTerms = (methods: readonly ShippingMethod[]): DeliveryTerm[] =>
  methods
    .filter(({ active, kind }) => active && kind !== 'pick_up')
    .map((method) => DeliveryTerm.parse(method));
