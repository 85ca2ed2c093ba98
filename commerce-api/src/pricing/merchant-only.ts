import { requireMerchant } from '../platform/auth.ts';
import { BEARER } from '../platform/http.ts';

/** What every route has in common that changes the terms of the shop. */
export const merchantOnly = { tags: ['Pricing'], security: BEARER, middleware: requireMerchant };
