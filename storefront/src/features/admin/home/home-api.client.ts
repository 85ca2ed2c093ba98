import type { Overview } from '@lapidary/shared/reports/overview';
import { requestSignedIn } from '../../../lib/session-request.client.ts';
import { query } from '../admin-api.client.ts';

/** @param lowStock units up to which a variant counts as low. */
export const getOverview = (lowStock: number) =>
  requestSignedIn<Overview>('GET', `/api/admin/overview${query({ lowStock: String(lowStock) })}`);
