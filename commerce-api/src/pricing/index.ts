export { changeShippingMethod } from './change-shipping-method.ts';
export { checkPromotion } from './check-promotion.ts';
export { createPromotion } from './create-promotion.ts';
export { createShippingMethod } from './create-shipping-method.ts';
export { type PricedOrder, priceOrder } from './price-order.ts';
export { type PricingRules, readPricingRules, serves, taxationOf } from './pricing-rules.ts';
export { selectPromotions } from './promotion-rows.ts';
export { redeemPromotion, releasePromotion } from './redeem-promotion.ts';
export { selectShippingMethods } from './shipping-rows.ts';
