export { checkPromotion } from './check-promotion.ts';
export { type PricedOrder, priceOrder } from './price-order.ts';
export { type PricingRules, readPricingRules, serves, taxationOf } from './pricing-rules.ts';
export { redeemPromotion, releasePromotion } from './redeem-promotion.ts';
