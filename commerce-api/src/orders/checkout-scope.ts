/** The scope of a checkout's idempotency keys: whoever holds the bag. */
export const checkoutScope = (bagId: string): string => `checkout:${bagId}`;
