import { requireManager } from '../platform/auth.ts';
import { BEARER } from '../platform/http.ts';

/** What every route has in common that changes the terms of the shop. */
export const managerOnly = { tags: ['Pricing'], security: BEARER, middleware: requireManager };
